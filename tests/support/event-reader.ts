import { type IncomingMessage, request } from 'node:http';
import { responseOf } from './raw-http.ts';

export interface ServerEvent {
  readonly event: string;
  readonly id: string;
  readonly data: unknown;
}

/** An open stream of server-sent events, read as fast as they come unless paused. */
export interface EventReader {
  /** The next event; rejects where the stream has ended. */
  readonly next: () => Promise<ServerEvent>;
  /** Resolves when the server has ended the stream. */
  readonly ended: Promise<void>;
  readonly response: IncomingMessage;
  readonly close: () => void;
}

/** Opens `GET /events` with the headers given. */
export async function openEvents(
  port: number,
  headers: Readonly<Record<string, string>>,
): Promise<EventReader> {
  const outgoing = request({ host: '127.0.0.1', port, path: '/events', headers, agent: false });
  outgoing.end();
  const response = await responseOf(outgoing);
  const ended = new Promise<void>((resolve) => response.once('close', () => resolve()));
  response.setEncoding('utf8');
  const blocks = readBlocks(response);
  return {
    next: async () => {
      const { value, done } = await blocks.next();
      if (done === true) throw new Error('the stream has ended');
      return value;
    },
    ended,
    response,
    close: () => outgoing.destroy(),
  };
}

async function* readBlocks(response: IncomingMessage): AsyncGenerator<ServerEvent, undefined> {
  let text = '';
  for await (const chunk of response) {
    text += chunk;
    for (let end = text.indexOf('\n\n'); end !== -1; end = text.indexOf('\n\n')) {
      const block = text.slice(0, end);
      text = text.slice(end + 2);
      const event = parseBlock(block);
      if (event !== null) yield event;
    }
  }
  return undefined;
}

/** A block without data is a comment: a sign of life. */
function parseBlock(block: string): ServerEvent | null {
  const fields = new Map(
    block.split('\n').map((line) => {
      const colon = line.indexOf(': ');
      return [line.slice(0, colon), line.slice(colon + 2)] as const;
    }),
  );
  const data = fields.get('data');
  return data === undefined
    ? null
    : { event: fields.get('event') ?? '', id: fields.get('id') ?? '', data: JSON.parse(data) };
}
