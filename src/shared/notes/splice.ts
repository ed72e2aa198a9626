import { z } from 'zod';
import { MAX_NOTE_CHARS } from './text.ts';

/** How one text became another: from `start` on, `removed` UTF-16 units were replaced by `text`. */
export const SpliceSchema = z
  .object({ start: z.int().min(0), removed: z.int().min(0), text: z.string().max(MAX_NOTE_CHARS) })
  .strict()
  .readonly();
export type Splice = z.infer<typeof SpliceSchema>;

export const NO_CHANGE: Splice = { start: 0, removed: 0, text: '' };

/** The shortest single splice that makes `after` of `before`. It never cuts a character in two: its text can be kept as UTF-8. */
export function toSplice(before: string, after: string): Splice {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
  if (isHighSurrogate(after.charCodeAt(start - 1))) start -= 1;
  let end = 0;
  const most = shorter - start;
  while (
    end < most &&
    before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)
  )
    end += 1;
  if (isLowSurrogate(after.charCodeAt(after.length - end))) end -= 1;
  return { start, removed: before.length - end - start, text: after.slice(start, after.length - end) };
}

/** The text after the change; a change that reaches beyond the text's end changes what is there of it. */
export function applySplice(before: string, { start, removed, text }: Splice): string {
  return before.slice(0, start) + text + before.slice(start + removed);
}

/** One splice that does what two do one after the other; null where there is text between them that neither touches. */
export function joinSplices(first: Splice, second: Splice): Splice | null {
  const firstEnd = first.start + first.text.length;
  const secondEnd = second.start + second.removed;
  if (second.start > firstEnd || secondEnd < first.start) return null;
  const before = first.text.slice(0, Math.max(0, second.start - first.start));
  const after = first.text.slice(secondEnd - first.start);
  return {
    start: Math.min(first.start, second.start),
    removed: first.removed + Math.max(0, first.start - second.start) + Math.max(0, secondEnd - firstEnd),
    text: before + second.text + after,
  };
}

/**
 * A sum over the UTF-16 units of a text, from 0 to below 2^32: both sides of a splice tell by it whether they mean the same text.
 * FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/
 */
export function sumOf(text: string): number {
  let sum = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193);
  return sum >>> 0;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
