import { plainLine } from '../plain.ts';

/** What is asked of a search: each word must be there, at the start of a word; a tag must be one. */
export interface SearchWord {
  readonly kind: 'word' | 'tag';
  /** Folded: see `foldText`. */
  readonly text: string;
}

/** A piece of text with the stretches to be set off in it, as [from, to) in UTF-16 units. */
export interface Excerpt {
  readonly text: string;
  readonly marks: readonly (readonly [number, number])[];
}

const MAX_WORDS = 12;
const MAX_WORD_CHARS = 64;
const EXCERPT_CHARS = 180;
/** How much of what stands before the first find is shown. */
const LEAD_CHARS = 40;
const MAX_MARKS = 20;

const WORD_PART = /[\p{L}\p{N}\p{M}\p{Co}]/u;
const NOT_ASCII = /[\u0080-\uFFFF]/g;

const folded = new Map<string, string>();

/** One UTF-16 unit in lower case without its accent; the same unit where that would not be one unit. */
function foldUnit(unit: string): string {
  const known = folded.get(unit);
  if (known !== undefined) return known;
  const bare = unit.normalize('NFD').replace(/\p{M}+$/u, '');
  const lower = (bare === '' ? unit : bare).toLowerCase().replace('ς', 'σ');
  const result = lower.length === 1 ? lower : unit === 'İ' ? 'i' : unit;
  folded.set(unit, result);
  return result;
}

/** Text for comparison, unit for unit as long as it was: lower case, no accents. */
export function foldText(text: string): string {
  return text.replace(NOT_ASCII, foldUnit).toLowerCase();
}

/** Signs that are looked for by themselves: emoji, check marks. */
const SIGN = /\p{So}/u;
/** What the full-text index does not know. */
const NOT_INDEXED = /[\p{S}#]/u;

/** Whether an index of words can look for this one at all. */
export function hasLetters({ text }: SearchWord): boolean {
  return WORD_PART.test(text);
}

/** Whether an index of words answers for this one with all that is asked: not so for `c++`, of which it knows the letter. */
export function isIndexed({ text }: SearchWord): boolean {
  return !NOT_INDEXED.test(text);
}

/** Reads what a user typed into a search. Words without a letter, a digit or a sign such as an emoji ask for nothing. */
export function toSearchWords(query: string): readonly SearchWord[] {
  return query
    .slice(0, 1_000)
    .toWellFormed()
    .normalize('NFC')
    .split(/[\s\p{Cc}]+/u)
    .filter((part) => WORD_PART.test(part) || SIGN.test(part))
    .slice(0, MAX_WORDS)
    .map((part) => ({
      kind: part.startsWith('#') ? ('tag' as const) : ('word' as const),
      text: foldText(part.replace(/^#+/, '')).slice(0, MAX_WORD_CHARS).toWellFormed(),
    }));
}

/** Scripts that put no spaces between words: there every character begins one. */
export const UNSPACED =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

/** Where a folded word stands at the start of a word of a folded text, from `from` on; -1 where it does not. */
export function findWord(foldedText: string, word: string, from = 0): number {
  for (let at = foldedText.indexOf(word, from); at !== -1; at = foldedText.indexOf(word, at + 1)) {
    const before = foldedText[at - 1];
    if (before === undefined || !WORD_PART.test(before) || beginsAnywhere(word)) return at;
  }
  return -1;
}

/** No letter stands before it that it could be the rest of. */
function beginsAnywhere(word: string): boolean {
  const [first = ''] = word;
  return UNSPACED.test(first) || !WORD_PART.test(first);
}

/** A text with the words of a search set off in it. Longer than an excerpt, it is the place of the first find. */
export function excerptOf(text: string, words: readonly SearchWord[]): Excerpt {
  const whole = foldText(text);
  const finds = words.map(({ text: word }) => findWord(whole, word)).filter((at) => at !== -1);
  const first = finds.length === 0 ? 0 : Math.min(...finds);
  const from = first <= LEAD_CHARS ? 0 : wordStart(text, first - LEAD_CHARS, first);
  const line = plainLine(text.slice(from, from + 2 * EXCERPT_CHARS), EXCERPT_CHARS);
  const shown = from === 0 ? line : `…${line}`;
  return { text: shown, marks: marksIn(shown, words) };
}

function wordStart(text: string, from: number, before: number): number {
  const space = text.slice(from, before).search(/\s/);
  return space === -1 ? before : from + space;
}

/** The stretches of a text that a search asked for, in order and without overlap. */
export function marksIn(text: string, words: readonly SearchWord[]): readonly (readonly [number, number])[] {
  const whole = foldText(text);
  const found = words
    .flatMap(({ text: word }) => {
      const places: (readonly [number, number])[] = [];
      for (let at = findWord(whole, word); at !== -1 && places.length < MAX_MARKS; ) {
        places.push([at, at + word.length]);
        at = findWord(whole, word, at + word.length);
      }
      return places;
    })
    .sort(([a], [b]) => a - b);
  const marks: (readonly [number, number])[] = [];
  for (const [from, to] of found) {
    const last = marks.at(-1);
    if (last !== undefined && from < last[1]) marks[marks.length - 1] = [last[0], Math.max(last[1], to)];
    else marks.push([from, to]);
  }
  return marks;
}
