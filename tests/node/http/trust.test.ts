import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveHttp } from '../../support/loopback-servers.ts';
import { createTestAuthority, type TestAuthority } from '../../support/tls.ts';

const run = promisify(execFile);
const ROOT = join(import.meta.dirname, '../../..');

/** Probes the address in its first argument as often as the second says, and prints how each try ended. */
const PROBES = `
  import { createClock } from '${ROOT}/src/node/clock.ts';
  import { createNetwork } from '${ROOT}/src/node/http/network.ts';
  import { createProbe } from '${ROOT}/src/node/probe/probe.ts';
  const resolveHost = async () => [{ address: '127.0.0.1', family: 4 }];
  const resolveProxy = async () => null;
  const probe = createProbe(createNetwork({ clock: createClock(), userAgent: 'test', resolveHost, resolveProxy }));
  const { signal } = new AbortController();
  for (let left = Number(process.argv[2]); left > 0; left -= 1) {
    const { end } = await probe({ url: process.argv[1], deadlineMs: 20_000, signal });
    console.log(end.status ?? end.code);
  }
`;

let folder: string;
let authority: TestAuthority;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pilotlight-trust-'));
  authority = await createTestAuthority();
  writeFileSync(join(folder, 'system.pem'), authority.caPem);
  writeFileSync(join(folder, 'other.pem'), (await createTestAuthority('Another authority')).caPem);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** How probes of a server of the authority end in a process whose system believes this file, and the connections they took. */
async function probeWhere(systemFile: string, times: number) {
  const identity = await authority.issue(['api.test']);
  const { port, accepted } = await serveHttp((_request, response) => response.writeHead(401).end(), identity);
  const { stdout } = await run(
    process.execPath,
    ['--input-type=module', '-e', PROBES, '--', `https://api.test:${port}/`, String(times)],
    {
      // OpenSSL's names for the system's store: https://docs.openssl.org/master/man7/openssl-env/
      env: {
        PATH: process.env.PATH,
        SSL_CERT_FILE: join(folder, systemFile),
        SSL_CERT_DIR: join(folder, 'none'),
      },
    },
  );
  return { ends: stdout.trim().split('\n'), connections: accepted() };
}

describe.skipIf(process.platform !== 'linux')('the authorities of the system', () => {
  it('vouch for what Node’s own do not', async () => {
    const { ends } = await probeWhere('system.pem', 2);
    expect(ends).toEqual(['401', '401']);
  });

  it('are not taken for everybody’s', async () => {
    const { ends } = await probeWhere('other.pem', 2);
    expect(ends).toEqual(['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE']);
  });

  it('cost a second connection once', async () => {
    const { connections } = await probeWhere('system.pem', 3);
    expect(connections).toBe(4);
  });
});
