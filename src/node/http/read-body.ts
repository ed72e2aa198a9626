import { Readable, Transform, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  constants,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createZstdDecompress,
} from 'node:zlib';
import { CodedError, MALFORMED, toErrorCode } from './error-code.ts';

export type BodyRead =
  | { readonly kind: 'whole'; readonly bytes: Uint8Array }
  | {
      readonly kind: 'failed';
      readonly failure: 'too_large' | 'truncated' | 'invalid';
      readonly detail: string;
    };

/** What requests offer to read. `deflate` is left out, because senders disagree on what it is, but read where it is zlib. */
export const ACCEPTED_ENCODINGS = 'gzip, br, zstd';

/** RFC 9659 lets no sender use more; zstd itself would set 128 MB aside for a header that asks for it. */
const ZSTD_MAX_WINDOW_LOG = 23;

export const TOO_LARGE = 'TOO_LARGE';

/**
 * Reads a body to its end and undoes its content codings. More than `maxBytes`, as sent or as decoded, ends it at once: the
 * decoders run in step with the reader, so a bomb gets no further than a few chunks beyond the limit.
 */
export async function readBody(body: Readable, contentEncoding: string, maxBytes: number): Promise<BodyRead> {
  const decoders = toDecoders(contentEncoding);
  if (decoders === null) return { kind: 'failed', failure: 'invalid', detail: 'CONTENT_ENCODING' };
  const chunks: Uint8Array[] = [];
  const collector = new Writable({
    write: (chunk: Uint8Array, _encoding, done) => {
      chunks.push(chunk);
      done();
    },
  });
  try {
    await pipeline([body, createLimit(maxBytes), ...decoders, createLimit(maxBytes), collector]);
    return { kind: 'whole', bytes: Buffer.concat(chunks) };
  } catch (error) {
    const code = toErrorCode(error);
    if (code === TOO_LARGE) return { kind: 'failed', failure: 'too_large', detail: code };
    return { kind: 'failed', failure: isBroken(code) ? 'invalid' : 'truncated', detail: code };
  }
}

/**
 * The first `maxBytes` of a body of which `bytes` are the beginning, with its content codings undone, and whether that is all of it.
 * Null where nobody here can undo them. What is broken ends the text where it broke.
 */
export async function decodeStart(
  bytes: Uint8Array,
  contentEncoding: string,
  maxBytes: number,
): Promise<{ readonly bytes: Uint8Array; readonly isCut: boolean } | null> {
  const decoders = toDecoders(contentEncoding);
  if (decoders === null) return null;
  const chunks: Uint8Array[] = [];
  let received = 0;
  const collector = new Writable({
    write: (chunk: Uint8Array, _encoding, done) => {
      chunks.push(chunk);
      received += chunk.length;
      done(received > maxBytes ? new CodedError(TOO_LARGE) : null);
    },
  });
  try {
    await pipeline([Readable.from([bytes]), ...decoders, collector]);
    return { bytes: Buffer.concat(chunks), isCut: false };
  } catch (error) {
    const isCut = !isBroken(toErrorCode(error));
    return { bytes: Buffer.concat(chunks).subarray(0, maxBytes), isCut };
  }
}

/** Passes chunks on until there are too many of them. */
function createLimit(maxBytes: number): Transform {
  let received = 0;
  return new Transform({
    transform: (chunk: Uint8Array, _encoding, done) => {
      received += chunk.length;
      if (received > maxBytes) done(new CodedError(TOO_LARGE));
      else done(null, chunk);
    },
  });
}

/** Decoders in the order to apply them, last coding first; null for a coding we did not offer, or for a pile of them. */
function toDecoders(contentEncoding: string): readonly Transform[] | null {
  const codings = contentEncoding
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '' && coding !== 'identity');
  if (codings.length > 2) return null;
  const decoders: Transform[] = [];
  for (const coding of codings.toReversed()) {
    const decoder = createDecoder(coding);
    if (decoder === null) return null;
    decoders.push(decoder);
  }
  return decoders;
}

function createDecoder(coding: string): Transform | null {
  switch (coding) {
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'deflate':
      return createInflate();
    case 'br':
      return createBrotliDecompress();
    case 'zstd':
      return createZstdDecompress({ params: { [constants.ZSTD_d_windowLogMax]: ZSTD_MAX_WINDOW_LOG } });
    default:
      return null;
  }
}

/** A decoder that ran out of input says `Z_BUF_ERROR`: that body was cut short. Any other code of theirs means a broken one. */
function isBroken(code: string): boolean {
  return code === MALFORMED || (code !== 'Z_BUF_ERROR' && /^(?:Z_|ZSTD_|ERR__)/.test(code));
}
