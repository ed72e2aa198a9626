import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** What the server was asked for: the path, the headers, and the body as JSON. */
export interface Asked {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
}

/** How a prompt is answered: writes to the response as it likes. Rejections are the connection's end. */
export type Script = (response: ServerResponse, asked: Asked) => Promise<void> | void;

export interface ModelServer {
  readonly port: number;
  readonly address: string;
  readonly asked: readonly Asked[];
  /** Replaces how prompts are answered from now on. */
  readonly play: (script: Script) => void;
  /** Resolves once a client has hung up in the middle of an answer. */
  readonly hungUp: Promise<void>;
  readonly close: () => Promise<void>;
}

export interface ModelServerOptions {
  /** `ollama` lists its models as Ollama does, `openai` as LM Studio and the others do; both chat alike. */
  readonly shape?: 'ollama' | 'openai';
  readonly models?: readonly string[];
  /** Any free one if left out. Rejects where it is taken. */
  readonly port?: number;
  /** Answers a path that is none of the usual ones, or all of them. */
  readonly override?: (asked: Asked, response: ServerResponse) => boolean;
}

/** One piece of an answer as such servers stream it. */
export function toEvent(content: string, more: object = {}): string {
  const chunk = {
    object: 'chat.completion.chunk',
    choices: [{ index: 0, delta: { content }, finish_reason: null }],
    ...more,
  };
  return `data: ${JSON.stringify(chunk)}\n\n`;
}

const LAST = `data: ${JSON.stringify({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] })}\n\n`;
const USAGE = (tokens: number): string =>
  `data: ${JSON.stringify({ choices: [], usage: { completion_tokens: tokens } })}\n\n`;

export function beginStream(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
  response.flushHeaders();
}

/** Streams these pieces, each after `gap` has passed, and ends as it should. */
export function speak(pieces: readonly string[], gap: () => Promise<void> = () => Promise.resolve()): Script {
  return async (response) => {
    beginStream(response);
    for (const piece of pieces) {
      await gap();
      if (response.destroyed) return;
      response.write(toEvent(piece));
    }
    response.write(LAST);
    response.write(USAGE(pieces.length));
    response.end('data: [DONE]\n\n');
  };
}

/** A real model server on loopback, in the shape of Ollama or of the OpenAI-compatible ones; what it says is scripted. */
export async function startModelServer(options: ModelServerOptions = {}): Promise<ModelServer> {
  const { shape = 'openai', models = ['tiny'], port = 0, override } = options;
  const asked: Asked[] = [];
  let script: Script = speak(['Hello', ' there.']);
  const hungUp = Promise.withResolvers<void>();

  const server = createServer((request, response) => {
    response.on('error', () => undefined);
    response.once('close', () => {
      if (!response.writableFinished) hungUp.resolve();
    });
    void answer(request, response).catch(() => response.destroy());
  });
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString('utf8');
    const one: Asked = {
      path: request.url ?? '',
      headers: request.headers,
      body: text === '' ? null : JSON.parse(text),
    };
    asked.push(one);
    if (override?.(one, response) === true) return;
    const json = (status: number, value: unknown): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    };
    if (one.path === '/api/tags' && shape === 'ollama')
      return json(200, { models: models.map((name) => ({ name, model: name })) });
    if (one.path === '/v1/models')
      return json(200, {
        object: 'list',
        data:
          models.length === 0 && shape === 'ollama' ? null : models.map((id) => ({ id, object: 'model' })),
      });
    if (one.path !== '/v1/chat/completions') {
      response.writeHead(404).end();
      return;
    }
    const model = String(Reflect.get(Object(one.body), 'model'));
    if (models.includes(model)) return script(response, one);
    json(404, { error: { message: `model '${model}' not found`, type: 'not_found_error' } });
  };

  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const place = server.address();
  if (place === null || typeof place === 'string') throw new Error('no port');
  return {
    port: place.port,
    address: `http://127.0.0.1:${place.port}`,
    asked,
    play: (next) => {
      script = next;
    },
    hungUp: hungUp.promise,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
