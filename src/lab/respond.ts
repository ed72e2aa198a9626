import type { ServerResponse } from 'node:http';
import { pipeline, Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import type { Answer, Reply } from './reply.ts';

const CHUNK = Buffer.alloc(65_536, 'a');

/** A JSON string of `bytes` bytes, quotes included, made while it is read. */
function* toHugeBody(bytes: number): Generator<Buffer> {
  yield Buffer.from('"');
  for (let left = bytes - 2; left > 0; left -= CHUNK.length) {
    yield left < CHUNK.length ? CHUNK.subarray(0, left) : CHUNK;
  }
  yield Buffer.from('"');
}

function sendHuge(response: ServerResponse, bytes: number, gzip: boolean): void {
  // A client that hangs up early is what this is for: a broken pipe is no error.
  const done = () => undefined;
  const body = Readable.from(toHugeBody(bytes));
  if (gzip) {
    response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
    pipeline(body, createGzip(), response, done);
    return;
  }
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': bytes });
  pipeline(body, response, done);
}

function send(response: ServerResponse, answer: Answer): void {
  const hasBody = answer.status !== 204 && answer.status !== 304;
  const length = hasBody ? { 'content-length': String(Buffer.byteLength(answer.body)) } : {};
  response.writeHead(answer.status, { ...answer.headers, ...length });
  response.end(hasBody ? answer.body : undefined);
}

/** Carries a reply out on a response. Nothing is left ticking once the response is closed. */
export function respond(response: ServerResponse, reply: Reply): void {
  switch (reply.kind) {
    case 'hold':
      return;
    case 'reset':
      response.socket?.destroy();
      return;
    case 'huge':
      sendHuge(response, reply.bytes, reply.gzip);
      return;
    case 'cut': {
      const body = Buffer.from(reply.answer.body);
      response.writeHead(reply.answer.status, { ...reply.answer.headers, 'content-length': body.length });
      response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.socket?.destroy());
      return;
    }
    case 'answer': {
      if (reply.delayMs === 0) {
        send(response, reply.answer);
        return;
      }
      const timer = setTimeout(() => send(response, reply.answer), reply.delayMs);
      response.once('close', () => clearTimeout(timer));
      return;
    }
  }
}
