import { type Change, changesBetween } from './lines.ts';

/**
 * Brings two texts together that were both made of `base`, line by line. Where both added lines at one place, those of
 * `theirs` come first. Null where both changed the same lines in different ways: then nobody but the user can say.
 */
export function mergeTexts(base: string, mine: string, theirs: string): string | null {
  if (mine === theirs || theirs === base) return mine;
  if (mine === base) return theirs;
  const lines = base.split('\n');
  const own = toEdits(lines, mine.split('\n'));
  const other = toEdits(lines, theirs.split('\n'));
  const pieces: (readonly string[])[] = [];
  let done = 0;
  const apply = (edit: Edit): void => {
    pieces.push(lines.slice(done, edit.from), edit.lines);
    done = edit.to;
  };
  let mineAt = 0;
  let theirsAt = 0;
  for (;;) {
    const a = own[mineAt];
    const b = other[theirsAt];
    if (a === undefined && b === undefined) break;
    if (a !== undefined && b !== undefined && isSame(a, b)) {
      apply(a);
      mineAt += 1;
      theirsAt += 1;
    } else if (a !== undefined && b !== undefined && isTouching(a, b)) {
      return null;
    } else if (a === undefined || (b !== undefined && isBefore(b, a))) {
      if (b !== undefined) apply(b);
      theirsAt += 1;
    } else {
      apply(a);
      mineAt += 1;
    }
  }
  return [...pieces, lines.slice(done)].flat().join('\n');
}

/** Lines [from, to) of the base become `lines`. */
interface Edit {
  readonly from: number;
  readonly to: number;
  readonly lines: readonly string[];
}

function toEdits(base: readonly string[], after: readonly string[]): readonly Edit[] {
  return changesBetween(base, after).map(({ from, to, otherFrom, otherTo }: Change) => ({
    from,
    to,
    lines: after.slice(otherFrom, otherTo),
  }));
}

function isSame(a: Edit, b: Edit): boolean {
  return (
    a.from === b.from &&
    a.to === b.to &&
    a.lines.length === b.lines.length &&
    a.lines.every((line, index) => line === b.lines[index])
  );
}

/** Whether two edits are about the same lines. Lines added just before or after a change are not part of it. */
function isTouching(a: Edit, b: Edit): boolean {
  return a.from < b.to && b.from < a.to;
}

/** At one place, what is added comes before what is changed, and `b` before `a`. */
function isBefore(b: Edit, a: Edit): boolean {
  return b.from < a.from || (b.from === a.from && b.to <= a.to);
}
