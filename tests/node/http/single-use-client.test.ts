import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, it } from 'vitest';
import { toErrorCode } from '../../../src/node/http/error-code.ts';
import { requestGet } from '../../../src/node/http/single-use-client.ts';
import { serveHttp } from '../../support/loopback-servers.ts';
import { noAbort } from '../../support/test-network.ts';

it('gives up a connection that was lost before it was used, and opens no other', async () => {
  const server = await serveHttp((_request, response) => response.end('hello'));
  const socket = connect(server.port, '127.0.0.1');
  await once(socket, 'connect');
  socket.destroy();
  await once(socket, 'close');
  const lost = requestGet(`http://127.0.0.1:${server.port}`, socket, '/', {}, noAbort()).catch(toErrorCode);
  expect(await lost).toBe('EARLY_CLOSE');
  expect(server.accepted()).toBe(1);
});
