import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { NoteHitSchema, NoteRowSchema } from '../../../src/shared/notes/model.ts';
import { mountDisk, whyNoMounts } from '../../support/mounts.ts';

const noMounts = whyNoMounts();

const CLI = fileURLToPath(new URL('../../../src/headless/index.ts', import.meta.url));

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A data folder, and the program run on it as a process of its own. */
function createPad() {
  const folder = mkdtempSync(join(tmpdir(), 'pilotlight-note-cli-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const run = async (args: readonly string[], input = ''): Promise<Ran> => {
    const child = spawn(process.execPath, [CLI, '--data-dir', join(folder, 'data'), ...args], {
      cwd: folder,
    });
    onTestFinished(() => {
      child.kill('SIGKILL');
    });
    child.stdin.end(input);
    const [out, err, [code]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'exit'),
    ]);
    return { code: Number(code), out, err };
  };
  return { folder, run };
}

describe('pilotlight note', { timeout: 180_000 }, () => {
  it('keeps what is said or piped in, lists, shows and finds it', async () => {
    const { run } = createPad();
    expect(await run(['note', 'add', 'Ask', 'about', 'limits', '#work'])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^Kept as “Ask about limits #work” \([0-9a-f]{8}\)\.\n$/),
    });
    const piped = await run(['--json', 'note', 'add'], '# Plan\r\n\u001B[31mred\u0007');
    const plan = NoteRowSchema.parse(JSON.parse(piped.out));
    expect(plan).toMatchObject({ title: 'Plan', snippet: 'red' });
    const listed = (await run(['note', 'list'])).out.split('\n');
    expect(listed[0]).toContain('Plan');
    expect(listed[1]).toMatch(/^[0-9a-f]{8} {2}Ask about limits #work {2}#work · (just now|\d+ s ago)$/);
    expect((await run(['note', 'list', '--tag', 'work'])).out.split('\n')).toHaveLength(2);
    expect((await run(['note', 'show', plan.id.slice(0, 8)])).out).toBe('# Plan\n\u001B[31mred\u0007');
    expect((await run(['note', 'show', 'pla'])).out).toContain('# Plan');
    const found = z
      .array(NoteHitSchema)
      .parse(JSON.parse((await run(['note', 'search', '--json', 'lim'])).out));
    expect(found.map(({ note }) => note.title)).toEqual(['Ask about limits #work']);
    expect((await run(['note', 'search', 'nowhere'])).out).toBe('Nothing was found.\n');
  });

  it('says what is wrong in one line, and keeps to its exit codes', async () => {
    const { run, folder } = createPad();
    await run(['note', 'add', 'one thing']);
    await run(['note', 'add', 'one more']);
    for (const [args, code, message] of [
      [['note', 'show', 'two'], 64, 'There is no note “two”.'],
      [['note', 'show', 'one'], 64, '“one” may be 2 notes: “one more” ('],
      [['note', 'add', ' '], 64, 'There is nothing to note.'],
      [['note', 'queue', 'nobody', 'x'], 64, 'There is no service “nobody”.'],
      [['note', 'import', 'missing.md'], 64, `There is no ${join(folder, 'missing.md')}.`],
      [['note', 'fly'], 64, "unknown command 'fly'"],
    ] as const) {
      const ran = await run(args);
      expect(ran.err).toContain(message);
      expect(ran.code).toBe(code);
    }
    writeFileSync(join(folder, 'plain'), 'a file where the data folder should be');
    const ran = await run(['--data-dir', join(folder, 'plain'), 'note', 'list']);
    expect([ran.code, ran.err.split('\n').length]).toEqual([73, 2]);
  });

  it('queues prompts for a service', async () => {
    const { run } = createPad();
    await run(['note', 'add', 'A draft']);
    expect((await run(['note', 'queue', 'claude', 'Explain', 'this'])).out).toBe(
      'Queued for Claude; 1 prompt waits.\n',
    );
    expect((await run(['note', 'queue', 'claude', '--note', 'a dra'])).out).toBe(
      'Queued for Claude; 2 prompts wait.\n',
    );
    expect((await run(['note', 'list'])).out).toContain('1 queued');
  });

  it.skipIf(noMounts !== null)(
    `leaves no half archive on a full disk${noMounts === null ? '' : ` (${noMounts})`}`,
    async () => {
      const { run } = createPad();
      // What hardly compresses is what fills a disk.
      await run(['note', 'add', '-'], randomBytes(200_000).toString('base64'));
      const target = join(mountDisk(64), 'all.zip');
      expect(await run(['note', 'export', target])).toMatchObject({
        code: 73,
        err: `pilotlight: ${target} could not be written: the disk is full.\n`,
      });
      expect(existsSync(target)).toBe(false);
    },
  );

  it('writes all notes out and takes them in again, overwriting nothing', async () => {
    const { run, folder } = createPad();
    for (const note of ['# One\nfirst', 'CON', 'a/b: c?']) await run(['note', 'add', note]);
    expect((await run(['note', 'export', 'out'])).out).toBe(`3 notes are in ${join(folder, 'out')}.\n`);
    expect(readdirSync(join(folder, 'out')).toSorted()).toEqual(['One.md', '_CON.md', 'a b c.md']);
    expect((await run(['note', 'export', 'out'])).out).toContain(join('out', 'pilotlight-notes'));
    expect((await run(['note', 'export', 'all.zip'])).code).toBe(0);
    expect((await run(['note', 'export', 'all.zip'])).err).toContain('all.zip is there already.');
    expect((await run(['note', 'import', 'all.zip'])).out).toBe(
      '0 notes were taken in; 3 were there already.\n',
    );

    expect((await run(['note', 'import', join('out', 'One.md')])).out).toBe(
      '0 notes were taken in; 1 was there already.\n',
    );

    mkdirSync(join(folder, 'more/.git'), { recursive: true });
    writeFileSync(join(folder, 'more/Shopping.md'), 'milk');
    writeFileSync(join(folder, 'more/latin.txt'), Buffer.from('grün', 'latin1'));
    writeFileSync(join(folder, 'more/.git/hidden.md'), 'hidden');
    writeFileSync(join(folder, 'outside.md'), 'outside');
    symlinkSync(join(folder, 'outside.md'), join(folder, 'more/link.md'));
    expect((await run(['note', 'import', 'more'])).out).toBe(
      '1 note was taken in.\nLeft out: latin.txt is no text.\n',
    );
    expect((await run(['note', 'show', 'shopping'])).out).toBe('# Shopping\n\nmilk');
    writeFileSync(join(folder, 'bad.zip'), 'no archive');
    expect((await run(['note', 'import', 'bad.zip'])).err).toContain(
      'This is no zip archive, or it is damaged.',
    );
    expect(readFileSync(join(folder, 'out/One.md'), 'utf8')).toBe('# One\nfirst');
    expect(existsSync(join(folder, 'data/engine.lock'))).toBe(false);
  });
});
