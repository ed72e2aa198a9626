import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createLog } from '../../src/node/log.ts';
import { redact, redactText } from '../../src/node/redact.ts';
import { mountDisk, whyNoMounts } from '../support/mounts.ts';

const noMounts = whyNoMounts();

function createFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pilotlight-log-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function readLines(folder: string): readonly unknown[] {
  return readFileSync(join(folder, 'pilotlight.log'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

describe('redaction', () => {
  it('leaves out fields named after secrets and texts, at any depth', () => {
    const secret = 'hush';
    expect(
      redact({
        key: secret,
        apiKey: secret,
        API_KEY: secret,
        'x-api-key': secret,
        accessToken: secret,
        Authorization: secret,
        'set-cookie': secret,
        clientSecret: secret,
        password: secret,
        bodyStart: secret,
        noteText: secret,
        headers: [{ cookie: secret, server: 'x' }],
        monkey: 1,
        context: 2,
        embody: 3,
      }),
    ).toEqual({ headers: [{ server: 'x' }], monkey: 1, context: 2, embody: 3 });
  });

  it.each([
    ['https://a.example/p?key=1', 'https://a.example/p'],
    ['https://a.example/p#key=1', 'https://a.example/p'],
    ['https://user:pass@a.example:8443/p?x', 'https://a.example:8443/p'],
    [
      'GET "https://a.example/p?x=1" failed, then http://b.example?y',
      'GET "https://a.example/p" failed, then http://b.example',
    ],
    ['HTTPS://A.EXAMPLE/?X=1', 'HTTPS://A.EXAMPLE/'],
    ['what? nothing # here @ all', 'what? nothing # here @ all'],
  ])('makes %s %s', (text, expected) => {
    expect(redactText(text)).toBe(expected);
  });

  it('reaches into errors and their causes, addresses and lists', () => {
    const cause = Object.assign(new Error('at https://a.example/?x'), { code: 'ECONNRESET', body: 'hush' });
    const fields = redact({
      error: new Error('failed', { cause }),
      urls: [new URL('https://a.example/p?x'), 'https://b.example/?y'],
      at: new Date(0),
      bytes: new Uint8Array(3),
      count: 5n,
    });
    expect(fields).toMatchObject({
      error: {
        name: 'Error',
        message: 'failed',
        cause: { message: 'at https://a.example/', code: 'ECONNRESET' },
      },
      urls: ['https://a.example/p', 'https://b.example/'],
      at: '1970-01-01T00:00:00.000Z',
      bytes: '3 bytes',
      count: '5',
    });
    expect(JSON.stringify(fields)).not.toMatch(/hush|\?/);
  });

  it('ends on a value that holds itself', () => {
    const loop: Record<string, unknown> = { n: 1 };
    loop.self = loop;
    expect(JSON.stringify(redact(loop))).toContain('…');
  });
});

describe('the log', () => {
  it('writes one object a line, at once, for the user alone', () => {
    const folder = createFolder();
    const log = createLog({ folder, env: {} });
    log.info('page.read', { url: 'https://a.example/?x=1', apiKey: 'hush' });
    log.error('https://a.example/?x=1 failed');
    expect(readLines(folder)).toEqual([
      { level: 'info', time: expect.any(String), event: 'page.read', url: 'https://a.example/' },
      { level: 'error', time: expect.any(String), event: 'https://a.example/ failed' },
    ]);
    if (process.platform !== 'win32')
      expect(statSync(join(folder, 'pilotlight.log')).mode & 0o777).toBe(0o600);
  });

  it.each([
    ['warn', ['b', 'c']],
    ['silent', []],
    ['nonsense', ['a', 'b', 'c']],
  ])('writes from the level PILOTLIGHT_LOG=%s on', (level, events) => {
    const folder = createFolder();
    const log = createLog({ folder, env: { PILOTLIGHT_LOG: level } });
    log.info('a');
    log.warn('b');
    log.error('c');
    const text = readFileSync(join(folder, 'pilotlight.log'), 'utf8');
    expect(
      text
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line).event),
    ).toEqual(events);
  });

  it('goes on with the file it finds, and starts anew past its size, keeping the one before', () => {
    const folder = createFolder();
    createLog({ folder, env: {} }).info('first');
    createLog({ folder, env: {} }).info('second');
    expect(readLines(folder)).toHaveLength(2);
    writeFileSync(join(folder, 'pilotlight.log'), 'x'.repeat(1_000_001));
    createLog({ folder, env: {} }).info('third');
    expect(readLines(folder)).toHaveLength(1);
    expect(readdirSync(folder).sort()).toEqual(['pilotlight.log', 'pilotlight.old.log']);
  });

  it('starts anew in the midst of a long run, losing no line', () => {
    const folder = createFolder();
    const log = createLog({ folder, env: {} });
    for (let line = 0; line < 1_500; line += 1) log.info('line', { line, filler: 'x'.repeat(1_000) });
    const old = readFileSync(join(folder, 'pilotlight.old.log'), 'utf8').trimEnd().split('\n');
    const all = [...old.map((line) => JSON.parse(line)), ...readLines(folder)];
    expect(all.map(({ line }) => line)).toEqual(Array.from({ length: 1_500 }, (_, line) => line));
    expect(statSync(join(folder, 'pilotlight.log')).size).toBeLessThan(1_000_000);
    if (process.platform !== 'win32')
      expect(statSync(join(folder, 'pilotlight.log')).mode & 0o777).toBe(0o600);
  });

  it('goes to stderr without a folder, and where the folder cannot be used', () => {
    const module = new URL('../../src/node/log.ts', import.meta.url).href;
    const missing = JSON.stringify(join(createFolder(), 'missing'));
    const script = `import { createLog } from '${module}';
      createLog({ folder: null, env: {} }).info('one');
      createLog({ folder: ${missing}, env: {} }).info('two');`;
    const run = spawnSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' });
    expect(run.stdout).toBe('');
    expect(
      run.stderr
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).event),
    ).toEqual(['one', 'two']);
  });

  it('outlives a full disk', async (context) => {
    if (noMounts !== null) context.skip(noMounts);
    const folder = mountDisk(1_000);
    const log = createLog({ folder, env: {} });
    expect(() => writeFileSync(join(folder, 'ballast'), Buffer.alloc(2_000_000))).toThrow('ENOSPC');
    for (let n = 0; n < 500; n += 1) log.info('line', { filler: 'x'.repeat(1_000) });
    await new Promise((resolve) => setImmediate(resolve));
    rmSync(join(folder, 'ballast'));
    log.info('after');
    log.info('after');
    const events = readLines(folder).map((line) => Object(line).event);
    expect(events.at(-1)).toBe('after');
    expect(events.length).toBeLessThan(200);
  });
});
