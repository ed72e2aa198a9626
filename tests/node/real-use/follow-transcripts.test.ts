import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readAppendedLines } from '../../../src/node/real-use/appended-lines.ts';
import { createFollowTranscripts } from '../../../src/node/real-use/follow-transcripts.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pilotlight-use-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const NONE = { offset: 0, rest: Buffer.alloc(0) };

describe('readAppendedLines', () => {
  it('hands out whole lines, and half a line once it is whole', async () => {
    const path = join(folder, 'a.jsonl');
    writeFileSync(path, 'one\ntwo\nthr');
    const first = await readAppendedLines(path, NONE);
    expect(first.lines).toEqual(['one', 'two']);
    appendFileSync(path, 'ee\n');
    expect((await readAppendedLines(path, first.place)).lines).toEqual(['three']);
  });

  it('keeps characters whole that lie across two readings', async () => {
    const path = join(folder, 'a.jsonl');
    const bytes = Buffer.from('né\n');
    writeFileSync(path, bytes.subarray(0, 2));
    const first = await readAppendedLines(path, NONE);
    appendFileSync(path, bytes.subarray(2));
    expect((await readAppendedLines(path, first.place)).lines).toEqual(['né']);
  });

  it('follows a file that was written anew from its end', async () => {
    const path = join(folder, 'a.jsonl');
    writeFileSync(path, 'a long first line\n');
    const { place } = await readAppendedLines(path, NONE);
    writeFileSync(path, 'short\n');
    const second = await readAppendedLines(path, place);
    expect(second.lines).toEqual([]);
    appendFileSync(path, 'next\n');
    expect((await readAppendedLines(path, second.place)).lines).toEqual(['next']);
  });

  it('reads what is longer than a chunk, and gives up a line longer than a megabyte', async () => {
    const path = join(folder, 'a.jsonl');
    writeFileSync(path, `${'x'.repeat(600_000)}\n${'y'.repeat(3_000_000)}\nlast\n`);
    const { lines } = await readAppendedLines(path, NONE);
    expect(lines[0]).toHaveLength(600_000);
    expect(lines.at(-1)).toBe('last');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(1_400_000);
  });

  it('reads as many lines as a chunk can hold', async () => {
    const path = join(folder, 'a.jsonl');
    writeFileSync(path, '\n'.repeat(500_000));
    expect((await readAppendedLines(path, NONE)).lines).toHaveLength(500_000);
  });

  it('reads no more than the end of what is huge', async () => {
    const path = join(folder, 'a.jsonl');
    // Sparse: it takes no room on the disk.
    writeFileSync(path, 'long ago\n');
    truncateSync(path, 20_000_000_000);
    appendFileSync(path, '\nlast\n');
    const { lines, place } = await readAppendedLines(path, NONE);
    expect(lines).not.toContain('long ago');
    expect(lines.at(-1)).toBe('last');
    expect(lines.join('').length).toBeLessThan(8 * 1024 * 1024);
    appendFileSync(path, 'next\n');
    expect((await readAppendedLines(path, place)).lines).toEqual(['next']);
  });

  it.runIf(process.platform !== 'win32')(
    'follows no link to a file elsewhere, and waits for no pipe',
    async () => {
      writeFileSync(join(folder, 'private.txt'), 'not ours\n');
      symlinkSync(join(folder, 'private.txt'), join(folder, 'link.jsonl'));
      execFileSync('mkfifo', [join(folder, 'pipe.jsonl')]);
      await expect(readAppendedLines(join(folder, 'link.jsonl'), NONE)).rejects.toThrow();
      await expect(readAppendedLines(join(folder, 'pipe.jsonl'), NONE)).rejects.toThrow('Not a file.');
    },
  );

  it('takes bytes that are no UTF-8 as they come', async () => {
    writeFileSync(join(folder, 'a.jsonl'), Buffer.from([0xff, 0xfe, 0x0a, 0x6f, 0x6b, 0x0a]));
    expect((await readAppendedLines(join(folder, 'a.jsonl'), NONE)).lines.at(-1)).toBe('ok');
  });
});

describe('createFollowTranscripts', () => {
  it('sees what is appended to old files and new ones, and nothing that was there', async () => {
    const project = join(folder, 'project');
    mkdirSync(project);
    const old = join(project, 'old.jsonl');
    writeFileSync(old, 'before\n');
    const seen: string[] = [];
    const problems: string[] = [];
    const stop = createFollowTranscripts(folder)(
      (lines) => seen.push(...lines),
      (reason) => problems.push(reason),
    );
    // The watch begins a moment after the call: appended again until it is seen.
    await expect
      .poll(
        () => {
          appendFileSync(old, 'appended\n');
          return seen.includes('appended');
        },
        { timeout: 10_000, interval: 300 },
      )
      .toBe(true);
    mkdirSync(join(folder, 'other'));
    await expect
      .poll(
        () => {
          appendFileSync(join(folder, 'other', 'new.jsonl'), 'new\n');
          return seen.includes('new');
        },
        { timeout: 10_000, interval: 300 },
      )
      .toBe(true);
    stop();
    expect(seen).not.toContain('before');
    expect(problems).toEqual([]);
  });

  it('says so where there is no folder', async () => {
    const problems: string[] = [];
    const stop = createFollowTranscripts(join(folder, 'nowhere'))(
      () => undefined,
      (reason) => problems.push(reason),
    );
    await expect.poll(() => problems.length).toBe(1);
    stop();
    expect(problems[0]).toMatch(/ENOENT/);
  });
});
