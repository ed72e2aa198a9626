import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { onTestFinished } from 'vitest';

const LISTENER = `
  const { createServer } = require('node:net');
  const { parentPort, workerData } = require('node:worker_threads');
  const server = createServer((socket) => socket.destroy());
  server.listen({ port: 0, host: workerData.host, backlog: 1 }, () => {
    parentPort.postMessage(server.address().port);
    setImmediate(() => Atomics.wait(workerData.asleep, 0, 0, 20_000));
  });
`;

/**
 * A port on loopback where handshakes vanish as on a dead route: its listener sleeps and its queue is full, so Linux drops
 * what comes. For the length of one test.
 */
export async function createDeadRoute(host = '127.0.0.1'): Promise<number> {
  const asleep = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(LISTENER, { eval: true, workerData: { asleep, host } });
  onTestFinished(async () => {
    await worker.terminate();
  });
  const port = await new Promise<number>((resolve) => {
    worker.once('message', resolve);
  });
  await sleep(50);
  const fillers = Array.from({ length: 4 }, () => connect(port, host).on('error', () => {}));
  onTestFinished(() => {
    for (const filler of fillers) filler.destroy();
  });
  await sleep(100);
  return port;
}
