import type { IncomingMessage } from 'node:http';
import { err, ok, type Result } from '../../shared/result.ts';

/** Far above any request of the contract. */
export const MAX_BODY_BYTES = 64 * 1024;

/** Why a body was refused, as an HTTP status with a line for people. */
export interface BodyProblem {
  readonly status: 400 | 413 | 415;
  readonly message: string;
}

const TOO_LARGE: BodyProblem = { status: 413, message: `A request is at most ${MAX_BODY_BYTES} bytes long.` };
const BROKEN_OFF: BodyProblem = { status: 400, message: 'The request broke off.' };

/** Only JSON is taken: a form cannot send it across sites without asking first. */
function isJson(contentType: string | undefined): boolean {
  return /^application\/json\s*(?:;|$)/i.test(contentType ?? '');
}

/** Reads a request's body as JSON, counting while it comes in. After a 413 the rest is left unread: close the connection. */
export async function readJsonBody(request: IncomingMessage): Promise<Result<unknown, BodyProblem>> {
  if (!isJson(request.headers['content-type'])) {
    return err({ status: 415, message: 'Send JSON, as application/json.' });
  }
  const bytes = await readBytes(request);
  if (!bytes.ok) return bytes;
  try {
    return ok(JSON.parse(bytes.value.toString('utf8')));
  } catch {
    return err({ status: 400, message: 'The request is not JSON.' });
  }
}

function readBytes(request: IncomingMessage): Promise<Result<Buffer, BodyProblem>> {
  if (Number(request.headers['content-length'] ?? 0) > MAX_BODY_BYTES) return Promise.resolve(err(TOO_LARGE));
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let total = 0;
    request.on('data', (chunk: Buffer) => {
      total += chunk.length;
      if (total <= MAX_BODY_BYTES) {
        chunks.push(chunk);
      } else {
        request.pause();
        resolve(err(TOO_LARGE));
      }
    });
    request.once('end', () => resolve(ok(Buffer.concat(chunks))));
    request.once('error', () => resolve(err(BROKEN_OFF)));
    request.once('close', () => resolve(err(BROKEN_OFF)));
  });
}
