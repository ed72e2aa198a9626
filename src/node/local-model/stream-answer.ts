import type { Readable } from 'node:stream';
import type { AnswerEnd, AnswerPart } from '../../core/local-model-port.ts';
import type { LoopbackAddress } from '../../shared/local-model/address.ts';
import type { RunProblemKind } from '../../shared/local-model/model.ts';
import { toErrorCode } from '../http/error-code.ts';
import { readBody } from '../http/read-body.ts';
import { isEventStream, readHeader } from '../http/response-hints.ts';
import { createAnswerText } from './answer-text.ts';
import { createEventReader } from './event-reader.ts';
import { type LoopbackNetwork, requestLoopback } from './loopback-request.ts';
import { type Chunk, parseChunk, parseRefusal } from './parse-chunk.ts';
import { createPatience } from './patience.ts';

export interface AnswerLimits {
  readonly connectMs: number;
  /** To the first word: a large model is read from disk first, and a long prompt is read by it. */
  readonly firstMs: number;
  /** Between two words. */
  readonly idleMs: number;
  /** Everything that comes over the wire; a token takes some 300 bytes there. */
  readonly maxBytes: number;
  readonly maxEventChars: number;
  /** Of the answer itself: a quarter of the longest note. */
  readonly maxChars: number;
  readonly maxRefusalBytes: number;
}

export const ANSWER_LIMITS: AnswerLimits = {
  connectMs: 3_000,
  firstMs: 300_000,
  idleMs: 60_000,
  maxBytes: 64_000_000,
  maxEventChars: 524_288,
  maxChars: 262_144,
  maxRefusalBytes: 64_000,
};

const CHAT_PATH = '/v1/chat/completions';
const DONE = '[DONE]';

export interface StreamRequest {
  readonly address: LoopbackAddress;
  readonly model: string;
  readonly prompt: string;
}

/** Has a server answer a prompt and hands the answer over as it comes. Never rejects; what came before a failure was handed over. */
export async function streamAnswer(
  { address, model, prompt }: StreamRequest,
  network: LoopbackNetwork,
  onPart: (part: AnswerPart) => void,
  caller: AbortSignal,
  limits: AnswerLimits = ANSWER_LIMITS,
): Promise<AnswerEnd> {
  const patience = createPatience<'silent' | 'slow' | 'stalled'>(network.clock, caller);
  let stage: 'connecting' | 'answering' = 'connecting';
  patience.wait('silent', limits.connectMs);
  const onLife = (): void => patience.wait('stalled', limits.idleMs);
  try {
    const body = JSON.stringify({
      model,
      messages: [{ role: 'user', content: prompt }],
      stream: true,
      stream_options: { include_usage: true },
    });
    const request = { address, path: CHAT_PATH, body, accept: 'text/event-stream, application/json;q=0.5' };
    const connected = (): void => {
      stage = 'answering';
      patience.wait('slow', limits.firstMs);
    };
    const response = await requestLoopback(request, network, patience.signal, connected);
    const type = readHeader(response.headers, 'content-type');
    if (response.statusCode !== 200) {
      const said = await readText(response.body, limits.maxRefusalBytes);
      return { kind: 'failed', problem: parseRefusal(response.statusCode, said ?? '') };
    }
    if (/^application\/json\b/i.test(type)) return await readWhole(response.body, onPart, limits);
    if (!isEventStream(response.headers)) return failed('foreign', '');
    return await readStream(response.body, onPart, onLife, limits);
  } catch (error) {
    const cause = patience.cause();
    if (cause === 'caller') return { kind: 'aborted' };
    if (cause !== null) return failed(cause, '');
    return failed(stage === 'connecting' ? 'silent' : 'broken', toErrorCode(error));
  } finally {
    patience.end();
  }
}

function failed(kind: RunProblemKind, detail: string): AnswerEnd {
  return { kind: 'failed', problem: { kind, detail } };
}

/** Reads events until the one that says that all is told. Rejects where the connection ends in the middle of one. */
async function readStream(
  body: Readable,
  onPart: (part: AnswerPart) => void,
  onLife: () => void,
  limits: AnswerLimits,
): Promise<AnswerEnd> {
  const reader = createEventReader(limits.maxEventChars);
  const speaker = createSpeaker(onPart, limits.maxChars);
  let bytes = 0;
  /** Null while there is more to come. */
  const take = (events: readonly string[]): AnswerEnd | null => {
    for (const data of events) {
      if (data.trim() === DONE) return speaker.end(true);
      const chunk = parseChunk(data);
      if (chunk === null) return speaker.fail('garbled', '');
      if (chunk.error !== null) return speaker.fail('server', chunk.error);
      if (chunk.text !== '' || chunk.isThinking) onLife();
      if (!speaker.say(chunk)) return speaker.fail('too_long', '');
    }
    return null;
  };
  for await (const piece of body) {
    if (!(piece instanceof Uint8Array)) continue;
    bytes += piece.length;
    const events = reader.push(piece);
    if (events === null || bytes > limits.maxBytes) return speaker.fail('garbled', '');
    const end = take(events);
    if (end !== null) return end;
  }
  return take(reader.end()) ?? speaker.end(false);
}

/** Reads a completion that came as one document. */
async function readWhole(
  body: Readable,
  onPart: (part: AnswerPart) => void,
  limits: AnswerLimits,
): Promise<AnswerEnd> {
  const speaker = createSpeaker(onPart, limits.maxChars);
  const text = await readText(body, limits.maxEventChars);
  const chunk = text === null ? null : parseChunk(text);
  if (chunk === null) return speaker.fail('foreign', '');
  if (chunk.error !== null) return speaker.fail('server', chunk.error);
  return speaker.say(chunk) ? speaker.end(true) : speaker.fail('too_long', '');
}

interface Speaker {
  /** Hands over what a chunk says; false where that was more than an answer may have, and the rest was dropped. */
  readonly say: (chunk: Chunk) => boolean;
  /** `isWhole`: the server said that this was all. */
  readonly end: (isWhole: boolean) => AnswerEnd;
  readonly fail: (kind: RunProblemKind, detail: string) => AnswerEnd;
}

function createSpeaker(onPart: (part: AnswerPart) => void, maxChars: number): Speaker {
  const text = createAnswerText();
  let chars = 0;
  let isLast = false;
  const hand = (settled: string): boolean => {
    const fitting = settled.slice(0, maxChars - chars).toWellFormed();
    chars += fitting.length;
    if (fitting !== '') onPart({ kind: 'text', text: fitting });
    return fitting.length === settled.length;
  };
  const fail = (kind: RunProblemKind, detail: string): AnswerEnd => {
    hand(text.end());
    return failed(kind, detail);
  };
  return {
    say: (chunk) => {
      isLast ||= chunk.isLast;
      if (chunk.tokens !== null) onPart({ kind: 'tokens', count: chunk.tokens });
      if (chunk.isThinking && chunk.text === '') onPart({ kind: 'thinking' });
      return hand(text.push(chunk.text));
    },
    end: (isWhole) => {
      hand(text.end());
      if (!isWhole && !isLast) return failed('broken', '');
      return chars === 0 ? failed('empty', '') : { kind: 'done' };
    },
    fail,
  };
}

async function readText(body: Readable, maxBytes: number): Promise<string | null> {
  const read = await readBody(body, '', maxBytes);
  return read.kind === 'whole' ? new TextDecoder().decode(read.bytes) : null;
}
