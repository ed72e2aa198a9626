import type { IncomingMessage } from 'node:http';
import { err, ok, type Result } from '../../shared/result.ts';

/** Why a body was refused, as an HTTP status with a line for people. */
export interface BodyProblem {
  readonly status: 400 | 413 | 415;
  readonly message: string;
}

const BROKEN_OFF: BodyProblem = { status: 400, message: 'The request broke off.' };

/** Only JSON is taken: a form cannot send it across sites without asking first. */
function isJson(contentType: string | undefined): boolean {
  return /^application\/json\s*(?:;|$)/i.test(contentType ?? '');
}

/** Reads a request's body as JSON of at most `maxBytes`, counting while it comes in. After a 413 the rest is left unread: close the connection. */
export async function readJsonBody(
  request: IncomingMessage,
  maxBytes: number,
): Promise<Result<unknown, BodyProblem>> {
  if (!isJson(request.headers['content-type'])) {
    return err({ status: 415, message: 'Send JSON, as application/json.' });
  }
  const bytes = await readBytes(request, maxBytes);
  if (!bytes.ok) return bytes;
  try {
    return ok(JSON.parse(bytes.value.toString('utf8')));
  } catch {
    return err({ status: 400, message: 'The request is not JSON.' });
  }
}

function readBytes(request: IncomingMessage, maxBytes: number): Promise<Result<Buffer, BodyProblem>> {
  const tooLarge = err<BodyProblem>({
    status: 413,
    message: `This request is at most ${maxBytes} bytes long.`,
  });
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) return Promise.resolve(tooLarge);
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let total = 0;
    request.on('data', (chunk: Buffer) => {
      total += chunk.length;
      if (total <= maxBytes) {
        chunks.push(chunk);
      } else {
        request.pause();
        resolve(tooLarge);
      }
    });
    request.once('end', () => resolve(ok(Buffer.concat(chunks))));
    request.once('error', () => resolve(err(BROKEN_OFF)));
    request.once('close', () => resolve(err(BROKEN_OFF)));
  });
}
