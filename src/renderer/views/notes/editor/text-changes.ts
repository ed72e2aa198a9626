import { diffLines } from 'diff';

/** A replacement within a text, as the editor takes it: what stands from `from` to `to` becomes `insert`. */
export interface TextChange {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** Beyond this many differing lines one replacement of all that differs is as good, and far quicker. */
const MAX_EDITS = 2_000;

/** How many characters two texts have in common at their start, `from` not counted. */
function commonStart(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let length = 0;
  while (length < most && a[length] === b[length]) length += 1;
  return length;
}

function commonEnd(a: string, b: string, most: number): number {
  let length = 0;
  while (length < most && a[a.length - 1 - length] === b[b.length - 1 - length]) length += 1;
  return length;
}

/** The replacement of everything between the first and the last difference, `at` characters into a text; null where there is none. */
function replaceAll(before: string, after: string, at: number): TextChange | null {
  if (before === after) return null;
  const start = commonStart(before, after);
  const end = commonEnd(before, after, Math.min(before.length, after.length) - start);
  return {
    from: at + start,
    to: at + before.length - end,
    insert: after.slice(start, after.length - end),
  };
}

/** The replacements that make `before` into `after`, in order and without overlap: small ones, so that a cursor stays where it is. */
export function textChanges(before: string, after: string): readonly TextChange[] {
  const whole = replaceAll(before, after, 0);
  if (whole === null) return [];
  const middle = before.slice(whole.from, whole.to);
  if (!middle.includes('\n') && !whole.insert.includes('\n')) return [whole];
  const parts = diffLines(before, after, { maxEditLength: MAX_EDITS });
  if (parts === undefined) return [whole];
  const changes: TextChange[] = [];
  let at = 0;
  let removed = '';
  let added = '';
  const close = (): void => {
    const change = replaceAll(removed, added, at);
    if (change !== null) changes.push(change);
    at += removed.length;
    removed = '';
    added = '';
  };
  for (const part of parts) {
    if (part.removed) removed += part.value;
    else if (part.added) added += part.value;
    else {
      close();
      at += part.value.length;
    }
  }
  close();
  return changes;
}
