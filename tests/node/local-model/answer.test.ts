import type { ServerResponse } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { AnswerEnd, AnswerPart } from '../../../src/core/local-model-port.ts';
import { createLocalModels } from '../../../src/node/local-model/local-models.ts';
import { ANSWER_LIMITS, type AnswerLimits } from '../../../src/node/local-model/stream-answer.ts';
import { findClosedPort, serveTcp } from '../../support/loopback-servers.ts';
import {
  beginStream,
  type ModelServer,
  type ModelServerOptions,
  speak,
  startModelServer,
  toEvent,
} from '../../support/model-server.ts';
import { createManualClock, createTestNetwork, noAbort } from '../../support/test-network.ts';

async function serve(options: ModelServerOptions = {}): Promise<ModelServer> {
  const server = await startModelServer(options);
  onTestFinished(() => server.close());
  return server;
}

interface Answered {
  readonly end: AnswerEnd;
  readonly text: string;
  readonly parts: readonly AnswerPart[];
}

async function ask(
  address: string,
  more: {
    readonly limits?: Partial<AnswerLimits>;
    readonly signal?: AbortSignal;
    readonly model?: string;
    readonly prompt?: string;
    readonly onPart?: (part: AnswerPart) => void;
    readonly clock?: ReturnType<typeof createManualClock>;
  } = {},
): Promise<Answered> {
  const parts: AnswerPart[] = [];
  const network = createTestNetwork(more.clock === undefined ? {} : { clock: more.clock });
  const limits = { ...ANSWER_LIMITS, ...more.limits };
  const models = createLocalModels(network, noAbort(), undefined, limits);
  const { model = 'tiny', prompt = 'Say hello.' } = more;
  const end = await models.answer(
    { serverId: 'own', ownAddress: address, model, prompt },
    (part) => {
      parts.push(part);
      more.onPart?.(part);
    },
    more.signal ?? noAbort(),
  );
  return { end, parts, text: parts.map((part) => (part.kind === 'text' ? part.text : '')).join('') };
}

const failure = (kind: string, detail: unknown = expect.any(String)) => ({
  kind: 'failed',
  problem: { kind, detail },
});

/** Writes raw bytes as the body of a stream, and ends it. */
const raw =
  (...pieces: readonly (string | Uint8Array)[]) =>
  (response: ServerResponse): void => {
    beginStream(response);
    for (const piece of pieces) response.write(piece);
    response.end();
  };

describe('an answer', () => {
  it.each(['ollama', 'openai'] as const)('comes in pieces from a server like %s', async (shape) => {
    const server = await serve({ shape });
    server.play(speak(['Grüß', ' dich', ' 👋🏽']));
    const { end, text, parts } = await ask(server.address, { prompt: 'Sag\nhallo.' });
    expect(end).toEqual({ kind: 'done' });
    expect(text).toBe('Grüß dich 👋🏽');
    expect(parts.at(-1)).toEqual({ kind: 'tokens', count: 3 });
    expect(server.asked).toMatchObject([
      {
        path: '/v1/chat/completions',
        headers: { 'content-type': 'application/json', host: `127.0.0.1:${server.port}` },
        body: { model: 'tiny', stream: true, messages: [{ role: 'user', content: 'Sag\nhallo.' }] },
      },
    ]);
    for (const name of ['cookie', 'authorization', 'origin', 'referer'])
      expect(server.asked[0]?.headers).not.toHaveProperty(name);
  });

  it('is handed over as it comes, not at its end', async () => {
    const server = await serve();
    const heard = Promise.withResolvers<void>();
    server.play(async (response) => {
      beginStream(response);
      response.write(toEvent('first'));
      await heard.promise;
      response.end(`${toEvent(' second')}data: [DONE]\n\n`);
    });
    const { text } = await ask(server.address, { onPart: () => heard.resolve() });
    expect(text).toBe('first second');
  });

  it('is whole with the mark of its end alone, and also without it where the last piece said so', async () => {
    const server = await serve();
    server.play(raw(toEvent('a'), 'data: [DONE]\n\n', toEvent('never read')));
    expect(await ask(server.address)).toMatchObject({ end: { kind: 'done' }, text: 'a' });
    server.play(raw('data: {"choices":[{"delta":{"content":"b"},"finish_reason":"length"}]}\n\n'));
    expect(await ask(server.address)).toMatchObject({ end: { kind: 'done' }, text: 'b' });
  });

  it('may come as one document where a server does not stream', async () => {
    const server = await serve();
    server.play((response) => {
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end('{"choices":[{"message":{"content":"All at once."},"finish_reason":"stop"}]}');
    });
    expect(await ask(server.address)).toMatchObject({ end: { kind: 'done' }, text: 'All at once.' });
  });

  it('tells that the model thinks, and leaves out what', async () => {
    const server = await serve();
    server.play(
      raw(
        'data: {"choices":[{"delta":{"reasoning":"hm"}}]}\n\n',
        'data: {"choices":[{"delta":{"reasoning_content":"hm hm"}}]}\n\n',
        toEvent('Yes.'),
        'data: [DONE]\n\n',
      ),
    );
    const { parts, text } = await ask(server.address);
    expect(parts.map(({ kind }) => kind)).toEqual(['thinking', 'thinking', 'text']);
    expect(text).toBe('Yes.');
  });

  it('keeps nothing that a note cannot hold', async () => {
    const server = await serve();
    server.play(speak(['a\0b', '\u001B[2J', 'c\r', '\nd', '\uD83D', '\uDE00', '\uDC00']));
    const { text } = await ask(server.address);
    expect(text).toBe('a\uFFFDb[2Jc\nd😀\uFFFD');
  });

  it('may be cut anywhere on the wire, in the middle of a character too', async () => {
    const server = await serve();
    const bytes = Buffer.from(`${toEvent('Zürich 🚉')}data: [DONE]\n\n`);
    server.play(async (response) => {
      beginStream(response);
      for (const byte of bytes) {
        response.write(Uint8Array.of(byte));
        await new Promise((resolve) => setImmediate(resolve));
      }
      response.end();
    });
    expect(await ask(server.address)).toMatchObject({ end: { kind: 'done' }, text: 'Zürich 🚉' });
  });
});

describe('an answer that is stopped', () => {
  it('hangs up, keeps what came, and lets the server know', async () => {
    const server = await serve();
    server.play((response) => {
      beginStream(response);
      response.write(toEvent('So far'));
    });
    const ending = new AbortController();
    const { end, text } = await ask(server.address, {
      signal: ending.signal,
      onPart: () => ending.abort(),
    });
    expect({ end, text }).toEqual({ end: { kind: 'aborted' }, text: 'So far' });
    await server.hungUp;
  });

  it('does not even begin where it was stopped before', async () => {
    const server = await serve();
    expect((await ask(server.address, { signal: AbortSignal.abort() })).end).toEqual({ kind: 'aborted' });
    expect(server.asked).toEqual([]);
  });
});

describe('an answer that fails', () => {
  it('says that nobody is there', async () => {
    const { end } = await ask(`http://127.0.0.1:${await findClosedPort()}`);
    expect(end).toEqual(failure('silent', 'ECONNREFUSED'));
  });

  it('says which model is not there', async () => {
    const server = await serve({ models: ['other'] });
    expect((await ask(server.address)).end).toEqual(failure('model_missing', "model 'tiny' not found"));
  });

  it.each([
    [400, '{"error":"No models loaded. Please load a model first."}', 'no_model'],
    [404, '{"error":{"message":"The model `x` does not exist."}}', 'model_missing'],
    [503, '{"error":{"code":503,"message":"Loading model"}}', 'refused'],
    [500, 'Internal Server Error', 'refused'],
    [404, 'Not Found', 'foreign'],
    [401, '{"error":{"message":"key\\u001b[2J\\u0000 wanted\\n please"}}', 'refused'],
  ])('understands a %i with %s', async (status, body, kind) => {
    const server = await serve();
    server.play((response) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(body);
    });
    const { end } = await ask(server.address);
    expect(end).toEqual(failure(kind));
    expect(JSON.stringify(end)).not.toMatch(/\\u00/);
  });

  it.each([
    ['HTML', 'text/html', '<html>a router</html>'],
    ['another stream', 'application/x-ndjson', '{"response":"a"}\n'],
    ['a document that is none of these', 'application/json', '{"hello":"world"}'],
  ])('takes no %s for an answer', async (_what, type, body) => {
    const server = await serve();
    server.play((response) => {
      response.writeHead(200, { 'content-type': type }).end(body);
    });
    expect(await ask(server.address)).toMatchObject({ end: failure('foreign'), text: '' });
  });

  it.each([
    ['no JSON', 'data: {"choi\n\n'],
    ['JSON of another kind', 'data: [1,2,3]\n\n'],
    ['an event that never ends', `data: ${'x'.repeat(600_000)}`],
    [
      'bytes that are no text',
      Buffer.concat([Buffer.from('data: '), Buffer.alloc(64, 0xff), Buffer.from('\n\n')]),
    ],
  ])('keeps what came before %s', async (_what, garbage) => {
    const server = await serve();
    server.play(raw(toEvent('before'), garbage));
    expect(await ask(server.address)).toMatchObject({ end: failure('garbled'), text: 'before' });
  });

  it('tells the server’s own error midway', async () => {
    const server = await serve();
    server.play(raw(toEvent('before'), 'data: {"error":{"message":"out of memory"}}\n\n'));
    expect(await ask(server.address)).toMatchObject({
      end: failure('server', 'out of memory'),
      text: 'before',
    });
  });

  it.each([
    ['closes the stream early', (response: ServerResponse) => void response.end()],
    ['dies', (response: ServerResponse) => void response.destroy()],
  ])('tells of a server that %s', async (_what, leave) => {
    const server = await serve();
    server.play(async (response) => {
      beginStream(response);
      await new Promise((resolve) => response.write(toEvent('half an ans'), resolve));
      leave(response);
    });
    expect(await ask(server.address)).toMatchObject({ end: failure('broken'), text: 'half an ans' });
  });

  it('tells of an answer without a word', async () => {
    const server = await serve();
    server.play(speak([]));
    expect((await ask(server.address)).end).toEqual(failure('empty'));
  });

  it('ends at its longest', async () => {
    const server = await serve();
    server.play((response) => {
      beginStream(response);
      const more = (): void => {
        if (!response.destroyed) response.write(toEvent('0123456789'), more);
      };
      more();
    });
    const { end, text } = await ask(server.address, { limits: { maxChars: 25 } });
    expect({ end, text }).toEqual({ end: failure('too_long'), text: '0123456789012345678901234' });
    await server.hungUp;
  });

  it('ends where the wire carries more than any answer, though none of it is said', async () => {
    const server = await serve();
    server.play((response) => {
      beginStream(response);
      const more = (): void => {
        if (!response.destroyed) response.write(`: ${'x'.repeat(60_000)}\n`, more);
      };
      more();
    });
    const { end } = await ask(server.address, { limits: { maxBytes: 1_000_000 } });
    expect(end).toEqual(failure('garbled'));
    await server.hungUp;
  });

  it('does not read megabytes of a refusal', async () => {
    const server = await serve();
    server.play((response) => {
      response.writeHead(500);
      const more = (): void => {
        if (!response.destroyed) response.write('x'.repeat(60_000), more);
      };
      more();
    });
    expect((await ask(server.address)).end).toEqual(failure('refused', 'HTTP 500'));
    await server.hungUp;
  });
});

describe('a server that is slow', () => {
  it('is waited for until its first word, and no longer, keep-alives notwithstanding', async () => {
    const server = await serve();
    const begun = Promise.withResolvers<void>();
    server.play(async (response) => {
      beginStream(response);
      response.write(': ping\n\n', () => begun.resolve());
    });
    const clock = createManualClock();
    const asked = ask(server.address, { clock });
    await begun.promise;
    clock.strike();
    expect((await asked).end).toEqual(failure('slow'));
    await server.hungUp;
  });

  it('is waited for between two words, and no longer', async () => {
    const server = await serve();
    server.play((response) => {
      beginStream(response);
      response.write(toEvent('Once upon a time'));
    });
    const clock = createManualClock();
    const answered = await ask(server.address, { clock, onPart: () => setImmediate(clock.strike) });
    expect(answered).toMatchObject({ end: failure('stalled'), text: 'Once upon a time' });
    await server.hungUp;
  });

  it('is given up where the connection does not even stand', async () => {
    // A listener whose backlog is not drained would do on some systems only; one that never answers the request does on all.
    const silent = await serveTcp((socket) => socket.resume());
    const clock = createManualClock();
    const asked = ask(`http://127.0.0.1:${silent.port}`, { clock });
    await expect.poll(() => silent.accepted()).toBe(1);
    await expect.poll(() => clock.timers()).toBe(1);
    clock.strike();
    expect((await asked).end).toMatchObject({ kind: 'failed' });
    await silent.allClosed();
  });
});
