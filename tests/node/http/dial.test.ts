import { describe, expect, it } from 'vitest';
import { createProgress, dial } from '../../../src/node/http/dial.ts';
import { serveHttp } from '../../support/loopback-servers.ts';
import { createTestNetwork } from '../../support/test-network.ts';
import { createTestAuthority } from '../../support/tls.ts';

describe('a connection', () => {
  it('that is given up the moment it stands is closed, and the process lives', async () => {
    const authority = await createTestAuthority();
    const identity = await authority.issue(['api.test']);
    const { port, accepted, allClosed } = await serveHttp((_request, response) => response.end(), identity);
    const network = createTestNetwork({ extraCaPem: authority.caPem });
    for (let turn = 0; turn < 20; turn += 1) {
      const controller = new AbortController();
      await dial(new URL(`https://api.test:${port}/`), network, controller.signal, createProgress());
      controller.abort();
    }
    await allClosed();
    expect(accepted()).toBe(20);
  });
});
