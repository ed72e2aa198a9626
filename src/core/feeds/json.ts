import { err, ok, type Result } from '../../shared/result.ts';
import { decodeText } from './decode.ts';
import type { FeedProblem } from './feed.ts';

/** No page is nested so deep: the deepest that is known has eight levels. */
const MAX_DEPTH = 200;
/** With so few brackets it is parsed in a moment, however it is nested: a page's archive of years has some ten thousand. */
const FEW_BRACKETS = 100_000;

/** The JSON value in a body, or whether it was cut short or never was JSON (an HTML page served with status 200). */
export function parseJson(bytes: Uint8Array): Result<unknown, FeedProblem> {
  return parseJsonText(decodeText(bytes), bytes.byteLength);
}

/**
 * As `parseJson`, of the text of a body of `byteLength` bytes. Threat: five megabytes of brackets, for which `JSON.parse` and the
 * garbage that it leaves keep everything else waiting for seconds, with each reading.
 */
export function parseJsonText(text: string, byteLength: number): Result<unknown, FeedProblem> {
  if (!hasFewBrackets(text) && walkBrackets(text).isTooDeep) {
    return err({ kind: 'invalid', detail: `nested deeper than ${MAX_DEPTH} levels` });
  }
  try {
    const value: unknown = JSON.parse(text);
    return ok(value);
  } catch {
    const start = text.trimStart();
    if (isCutShort(start)) return err({ kind: 'truncated', detail: `ends after ${byteLength} bytes` });
    return err({ kind: 'not_json', detail: start.startsWith('<') ? 'markup' : 'text' });
  }
}

/**
 * Whether text that is no JSON document begins like one and ends inside a string or a bracket. `JSON.parse` tells such an end
 * from a stray character only in the wording of its message, which is each engine's own.
 */
function isCutShort(text: string): boolean {
  if (text === '') return true;
  return (text.startsWith('{') || text.startsWith('[')) && walkBrackets(text).isOpen;
}

/** Counts those in strings too. The walk itself would take a sixth of the time of a long document. */
function hasFewBrackets(text: string): boolean {
  let left = FEW_BRACKETS;
  for (const bracket of ['[', '{']) {
    for (let at = text.indexOf(bracket); at !== -1; at = text.indexOf(bracket, at + 1)) {
      left -= 1;
      if (left < 0) return false;
    }
  }
  return true;
}

/** Goes through the brackets of a text, past its strings: whether it ends within one, or goes deeper than any page. */
function walkBrackets(text: string): { readonly isOpen: boolean; readonly isTooDeep: boolean } {
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    const char = text.charCodeAt(index);
    if (char === QUOTE) {
      index = endOfString(text, index);
      if (index === -1) return { isOpen: true, isTooDeep: false };
    } else if (char === OPEN_BRACE || char === OPEN_BRACKET) {
      depth += 1;
      if (depth > MAX_DEPTH) return { isOpen: true, isTooDeep: true };
    } else if (char === CLOSE_BRACE || char === CLOSE_BRACKET) depth -= 1;
  }
  return { isOpen: depth > 0, isTooDeep: false };
}

const [QUOTE, BACKSLASH, OPEN_BRACE, CLOSE_BRACE, OPEN_BRACKET, CLOSE_BRACKET] = [
  0x22, 0x5c, 0x7b, 0x7d, 0x5b, 0x5d,
];

/** Where the string that begins at `start` has its closing quote, one after an even number of backslashes; -1 where it has none. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let before = end - 1;
    while (text.charCodeAt(before) === BACKSLASH) before -= 1;
    if ((end - before) % 2 === 1) return end;
  }
  return -1;
}
