import { err, ok, type Result } from '../../shared/result.ts';
import { decodeText } from './decode.ts';
import type { FeedProblem } from './feed.ts';

/** The JSON value in a body, or whether it was cut short or never was JSON (an HTML page served with status 200). */
export function parseJson(bytes: Uint8Array): Result<unknown, FeedProblem> {
  return parseJsonText(decodeText(bytes), bytes.byteLength);
}

/** As `parseJson`, of the text of a body of `byteLength` bytes. */
export function parseJsonText(text: string, byteLength: number): Result<unknown, FeedProblem> {
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
  if (!text.startsWith('{') && !text.startsWith('[')) return false;
  let depth = 0;
  let isInString = false;
  for (let index = 0; index < text.length; index += 1) {
    const char = text[index];
    if (isInString && char === '\\') index += 1;
    else if (char === '"') isInString = !isInString;
    else if (isInString) continue;
    else if (char === '{' || char === '[') depth += 1;
    else if (char === '}' || char === ']') depth -= 1;
  }
  return isInString || depth > 0;
}
