import { beforeAll, describe, expect, it } from 'vitest';
import { createNameServerCheck } from '../../../src/node/names/name-server.ts';
import { serveHttp } from '../../support/loopback-servers.ts';
import { createTestNetwork, noAbort } from '../../support/test-network.ts';
import { createTestAuthority, type ServerIdentity, type TestAuthority } from '../../support/tls.ts';

let authority: TestAuthority;
let identity: ServerIdentity;
beforeAll(async () => {
  authority = await createTestAuthority();
  identity = await authority.issue(['api.test', 'names.test']);
});

/** A name server that answers so, and a target behind it; names lead nowhere but by that answer. */
async function ask(answer: unknown, status = 200) {
  const target = await serveHttp((_request, response) => response.writeHead(401).end('{}'), identity);
  let asked = '';
  const names = await serveHttp((request, response) => {
    asked = request.url ?? '';
    response
      .writeHead(status, { 'content-type': 'application/json' })
      .end(typeof answer === 'string' ? answer : JSON.stringify(answer));
  }, identity);
  const network = createTestNetwork({
    extraCaPem: authority.caPem,
    resolveHost: (hostname) =>
      hostname === 'names.test'
        ? Promise.resolve([{ address: '127.0.0.1', family: 4 }])
        : Promise.reject(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' })),
  });
  const check = createNameServerCheck(network, `https://names.test:${names.port}/resolve`);
  const given = await check({
    url: `https://api.test:${target.port}/v1`,
    deadlineMs: 5_000,
    signal: noAbort(),
  });
  return { given, asked };
}

describe('createNameServerCheck', () => {
  it('probes the target at the address the other server gave', async () => {
    const { given, asked } = await ask({
      Status: 0,
      Answer: [
        { type: 5, data: 'edge.test.' },
        { type: 1, data: '127.0.0.1' },
      ],
    });
    expect(asked).toBe('/resolve?name=api.test&type=A');
    expect(given).toMatchObject({
      answer: 'known',
      result: { end: { kind: 'answered', status: 401 }, addresses: ['127.0.0.1'] },
    });
  });

  it.each([
    ['the name does not exist', { Status: 3 }, 200, 'no_such_name'],
    [
      'the name has no address',
      { Status: 0, Answer: [{ type: 5, data: 'edge.test.' }] },
      200,
      'no_such_name',
    ],
    ['the provider’s own servers fail', { Status: 2 }, 200, 'failing'],
    ['a filter answers in its place', '<html>', 200, 'unreachable'],
    ['it refuses', { Status: 0 }, 403, 'unreachable'],
  ] as const)('tells when %s', async (_name, answer, status, expected) => {
    expect((await ask(answer, status)).given).toEqual({ answer: expected, result: null });
  });

  it('has nothing to ask about an address', async () => {
    const check = createNameServerCheck(createTestNetwork(), 'https://127.0.0.1:1/resolve');
    const given = await check({ url: 'https://127.0.0.1:1/', deadlineMs: 1_000, signal: noAbort() });
    expect(given).toEqual({ answer: 'unreachable', result: null });
  });
});
