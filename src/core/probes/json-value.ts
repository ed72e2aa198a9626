import { parseJson } from '../../shared/parse-json.ts';

/** What JSON holds at a path: a value, nothing, or unknown because the text ends before. */
export type Held =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'nothing' }
  /** `isThere` where a value begins, and does not end in the text. */
  | { readonly kind: 'beyond'; readonly isThere: boolean };

const NOTHING: Held = { kind: 'nothing' };
const BEYOND: Held = { kind: 'beyond', isThere: false };

/** One token: a string, a bracket, a comma or a colon, or what else stands between them. */
const TOKEN = /\s*("[^"\\]*(?:\\[\s\S][^"\\]*)*"|[[\]{},:]|[^\s"[\]{},:]+)/y;
const CLOSES = /^[\]},:]$/;

interface Token {
  readonly text: string;
  readonly end: number;
}

/** Looks up a path, step by step, in a JSON text that is whole. */
export function findInWhole(text: string, path: readonly string[]): Held {
  let value = parseJson(text);
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return NOTHING;
    value = Object.entries(value).find(([key]) => key === step)?.[1];
  }
  return value === undefined ? NOTHING : { kind: 'value', value };
}

/**
 * Looks up a path in the beginning of a JSON text: what a longer answer holds is known as far as it was
 * read. A name written twice is taken where it first stands. Steps over values by their brackets alone, without recursion, so that
 * a depth nobody writes costs nothing.
 */
export function findInBeginning(text: string, path: readonly string[]): Held {
  let at = 0;
  for (const step of path) {
    const open = tokenAt(text, at);
    if (open === null) return BEYOND;
    if (open.text !== '{' && open.text !== '[') return NOTHING;
    const found = open.text === '{' ? findMember(text, open.end, step) : findItem(text, open.end, step);
    if (typeof found !== 'number') return found;
    at = found;
  }
  const first = tokenAt(text, at);
  if (first === null) return { kind: 'beyond', isThere: /\S/.test(text.slice(at)) };
  if (CLOSES.test(first.text)) return NOTHING;
  const end = valueEnd(text, at);
  if (end === null) return { kind: 'beyond', isThere: true };
  const value = parseJson(text.slice(at, end));
  return value === undefined ? NOTHING : { kind: 'value', value };
}

/** Where the value of this name begins. */
function findMember(text: string, from: number, name: string): number | Held {
  let at = from;
  while (true) {
    const key = tokenAt(text, at);
    if (key === null) return BEYOND;
    if (!key.text.startsWith('"')) return NOTHING;
    const colon = tokenAt(text, key.end);
    if (colon === null) return BEYOND;
    if (colon.text !== ':') return NOTHING;
    if (parseJson(key.text) === name) return colon.end;
    const next = afterValue(text, colon.end);
    if (typeof next !== 'number') return next;
    at = next;
  }
}

/** Where the item of this number begins. */
function findItem(text: string, from: number, index: string): number | Held {
  if (!/^(?:0|[1-9]\d*)$/.test(index)) return NOTHING;
  let at = from;
  for (let number = 0; number < Number(index); number += 1) {
    const next = afterValue(text, at);
    if (typeof next !== 'number') return next;
    at = next;
  }
  return at;
}

/** Behind the comma that follows the value here; nothing where no comma does. */
function afterValue(text: string, from: number): number | Held {
  const first = tokenAt(text, from);
  if (first !== null && CLOSES.test(first.text)) return NOTHING;
  const end = valueEnd(text, from);
  const comma = end === null ? null : tokenAt(text, end);
  if (comma === null) return BEYOND;
  return comma.text === ',' ? comma.end : NOTHING;
}

/** Where the value here ends; null where the text ends first, or may do so: `12` at its very end can be the half of `1234`. */
function valueEnd(text: string, from: number): number | null {
  let depth = 0;
  let at = from;
  while (true) {
    const token = tokenAt(text, at);
    if (token === null) return null;
    if (token.text === '{' || token.text === '[') depth += 1;
    if (token.text === '}' || token.text === ']') depth -= 1;
    at = token.end;
    const isWord = !/^["[\]{},:]/.test(token.text);
    if (depth <= 0) return isWord && at === text.length ? null : at;
  }
}

/** The next token; null where the text ends before it, or within it. */
function tokenAt(text: string, at: number): Token | null {
  TOKEN.lastIndex = at;
  const match = TOKEN.exec(text);
  return match?.[1] === undefined ? null : { text: match[1], end: TOKEN.lastIndex };
}
