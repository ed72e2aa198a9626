import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WriteStream } from 'node:tty';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../src/headless/run.ts';
import { acquireLock } from '../../src/node/data-folder/lock.ts';
import { host as german } from '../../src/shared/words/german/host.ts';
import { serveHttp } from '../support/loopback-servers.ts';

const folder = mkdtempSync(join(tmpdir(), 'pilotlight-catalogue-cli-'));
const data = join(folder, 'data');
const mine = join(folder, 'mine.json');
const one = (id: string, name: string) => ({ id, name, homepage: `https://${id}.example` });

beforeAll(() => {
  mkdirSync(join(folder, 'assets'));
  cpSync(join(import.meta.dirname, '../../assets/services.json'), join(folder, 'assets/services.json'));
  writeFileSync(mine, JSON.stringify({ services: [one('claude', 'Claude'), one('acme', 'Acme')] }));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function catalogue(...args: readonly string[]) {
  const [out, err] = [createStream(), createStream()];
  const interrupted = new AbortController().signal;
  const cli = { root: folder, version: '0', env: {}, stdout: out.stream, stderr: err.stream, interrupted };
  const code = await run(cli, ['--data-dir', data, 'catalogue', ...args]);
  return { code, out: out.text(), err: err.text() };
}

function createStream() {
  let text = '';
  const write = (part: string): boolean => {
    text += part;
    return true;
  };
  const stream: WriteStream = Object.assign(Object.create(WriteStream.prototype), { isTTY: false, write });
  return { stream, text: () => text };
}

describe('pilotlight catalogue', () => {
  it('says what another list changes before it takes it, and goes back', async () => {
    expect((await catalogue('show')).out).toMatch(/^\d{3} services: the built-in catalogue\.\n$/);
    const dry = await catalogue('update', mine, '--dry-run');
    expect(dry.out).toMatch(
      /^2 services\.\n {2}New: 1 \(Acme\)\n {2}Changed: 1 \(Claude\)\n {2}Gone: \d{3} \(/,
    );
    expect(dry.out).toMatch(/Nothing was changed\.\n$/);
    expect(existsSync(join(data, 'catalogue.json'))).toBe(false);

    const taken = JSON.parse((await catalogue('update', mine, '--json')).out);
    expect(taken).toMatchObject({ services: 2, added: ['acme'], changed: ['claude'], taken: true });
    const shown = await catalogue('show');
    expect(shown.out).toContain(`2 services, from ${mine}, taken on `);

    expect((await catalogue('restore')).out).toContain('the built-in catalogue');
    expect(existsSync(join(data, 'catalogue.json'))).toBe(false);
  });

  it('shows a terminal nothing to obey, whatever the file holds', async () => {
    const path = join(folder, 'escape.json');
    writeFileSync(path, '\u001B]0;owned\u0007\u009B2J');
    const { code, err } = await catalogue('update', path);
    expect(code).toBe(64);
    expect(err).toContain('not JSON');
    expect(err.replace(/\n$/, '')).not.toMatch(/\p{Cc}/u);
  });

  it('refuses a file that is missing or wrong, and an address that is not asked', async () => {
    expect(await catalogue('update', join(folder, 'none.json'))).toMatchObject({
      code: 64,
      err: expect.stringContaining('none.json: there is no such file.'),
    });
    const wrong = join(folder, 'wrong.json');
    writeFileSync(wrong, JSON.stringify({ services: [{ ...one('acme', 'Acme'), page: { format: 'x' } }] }));
    expect((await catalogue('update', wrong)).err).toContain('wrong.json: services.0.page.format (“acme”): ');
    expect((await catalogue('update', 'http://lists.example/')).err).toContain('plain http');
    expect((await catalogue('--services', mine, 'restore')).code).toBe(64);
  });

  it('says what could not be reached and what to do, as doubt and not as wrong usage', async () => {
    const { port } = await serveHttp((request, response) => {
      if (request.url === '/cut') {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '99' });
        response.write('{"services":', () => response.destroy());
      } else {
        const isPage = request.url === '/page';
        response.writeHead(isPage ? 200 : 503, { 'content-type': isPage ? 'text/html' : 'text/plain' }).end();
      }
    });
    const at = `127.0.0.1:${port}`;
    const nobody = '127.0.0.1:1';
    const advice = 'Check the address and your connection, then try again.';
    for (const [address, code, message] of [
      ['https://lists.invalid/a.json', 2, /^lists\.invalid could not be reached: .+ \(E[A-Z_]+\)\. /],
      [
        `http://${nobody}/`,
        2,
        `${nobody} could not be reached: connection refused (ECONNREFUSED). ${advice}`,
      ],
      [`http://${at}/busy`, 2, `${at}: it answered 503.`],
      [`http://${at}/cut`, 2, `${at}: it could not be read (answer cut short, EARLY_CLOSE).`],
      [`http://${at}/page`, 64, `${at}: it answered with a web page.`],
    ] as const) {
      const answer = await catalogue('update', address);
      expect(answer, address).toMatchObject({ code, out: '' });
      const said = answer.err.replace(/^pilotlight: /, '').trimEnd();
      if (typeof message === 'string') expect(said).toBe(message);
      else expect(said).toMatch(message);
      expect(german.say(said)).toMatch(/ war nicht zu erreichen: | Die Antwort war /);
      expect(german.say(said)).not.toMatch(/\b(?:the|connection|answer|name|again)\b/);
    }
  });

  it('writes nothing beside a running app', async () => {
    const lock = acquireLock(data);
    if (!lock.ok) throw new Error(lock.error.message);
    const answer = await catalogue('update', mine);
    expect(answer).toMatchObject({ code: 73, err: expect.stringContaining('Pilotlight is running') });
    lock.value.release();
  });

  it('says what became of a kept list that is damaged', async () => {
    writeFileSync(join(data, 'catalogue.json'), '{');
    const { out, err } = await catalogue('show');
    expect(out).toContain('the built-in catalogue');
    expect(err).toContain('could not be read: not JSON');
    await catalogue('restore');
  });
});
