import { diffArrays } from 'diff';
import type { DiffPart } from '../../shared/notes/model.ts';

/** Lines [from, to) of one text stand where lines [otherFrom, otherTo) of the other do. All between two changes is equal. */
export interface Change {
  readonly from: number;
  readonly to: number;
  readonly otherFrom: number;
  readonly otherTo: number;
}

/** Texts that differ in more lines than this are not compared line by line: it would take longer than anyone waits. */
const MOST_EDITS = 1_000;

/** What makes `after` of `before`, both as lines, in order. */
export function changesBetween(before: readonly string[], after: readonly string[]): readonly Change[] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  const left = before.slice(start, before.length - end);
  const right = after.slice(start, after.length - end);
  if (left.length === 0 && right.length === 0) return [];
  const all = { from: start, to: start + left.length, otherFrom: start, otherTo: start + right.length };
  if (left.length === 0 || right.length === 0) return [all];
  const parts = diffArrays(left, right, { maxEditLength: MOST_EDITS });
  if (parts === undefined) return [all];
  const changes: Change[] = [];
  let from = start;
  let otherFrom = start;
  let isOpen = false;
  for (const { added, removed, count } of parts) {
    const to = from + (added ? 0 : count);
    const otherTo = otherFrom + (removed ? 0 : count);
    if (added || removed) {
      const open = isOpen ? changes.pop() : undefined;
      changes.push({ from: open?.from ?? from, to, otherFrom: open?.otherFrom ?? otherFrom, otherTo });
    }
    isOpen = added || removed;
    from = to;
    otherFrom = otherTo;
  }
  return changes;
}

/** Two texts side by side, line by line, whole: the parts that are not added make `before`, those not removed `after`. */
export function compareTexts(before: string, after: string): readonly DiffPart[] {
  const left = toLines(before);
  const right = toLines(after);
  const parts: DiffPart[] = [];
  const add = (kind: DiffPart['kind'], lines: readonly string[]): void => {
    if (lines.length > 0) parts.push({ kind, text: lines.join('') });
  };
  let done = 0;
  for (const { from, to, otherFrom, otherTo } of changesBetween(left, right)) {
    add('same', left.slice(done, from));
    add('removed', left.slice(from, to));
    add('added', right.slice(otherFrom, otherTo));
    done = to;
  }
  add('same', left.slice(done));
  return parts;
}

/** Lines with their ends. */
function toLines(text: string): readonly string[] {
  return text === '' ? [] : text.split(/(?<=\n)/);
}
