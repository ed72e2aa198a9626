/** Where a block goes in a text: what is inserted at `at`. The block itself is what `lead` and `tail` hold apart from the rest. */
export interface BlockPlace {
  readonly at: number;
  readonly lead: string;
  readonly tail: string;
}

/**
 * The place below `after`, where that text stands last, otherwise at the end; with an empty line to either side. A prompt that
 * was part of a note is answered right below it.
 */
export function placeFor(text: string, after: string | null): BlockPlace {
  const asked = after?.trim() ?? '';
  const found = asked === '' ? -1 : text.lastIndexOf(asked);
  const lineEnd = found === -1 ? -1 : text.indexOf('\n', found + asked.length);
  const at = lineEnd === -1 ? text.length : lineEnd;
  const before = text.slice(0, at);
  const lead = before.trim() === '' || before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n';
  const rest = text.slice(at);
  return { at, lead, tail: rest === '' || rest.startsWith('\n\n') || rest === '\n' ? '' : '\n' };
}

/** A text with an answer written into it, and the block of it as it stands there, to be found again. */
export interface Written {
  readonly text: string;
  readonly block: string;
}

/**
 * Goes on with the block of an answer where it stands; begins it where there is none yet (`block` null), or where it is not to
 * be found any more.
 */
export function writeOn(
  text: string,
  block: string | null,
  begin: { readonly heading: string; readonly after: string | null },
  piece: string,
): Written {
  const found = block === null ? -1 : text.lastIndexOf(block);
  if (block !== null && found !== -1) {
    const end = found + block.length;
    return { text: text.slice(0, end) + piece + text.slice(end), block: block + piece };
  }
  const { at, lead, tail } = placeFor(text, block === null ? begin.after : null);
  const begun = `${begin.heading}\n\n${piece}`;
  return { text: text.slice(0, at) + lead + begun + tail + text.slice(at), block: begun };
}

const FENCE = /^ {0,3}(`{3,}|~{3,})/;

/** What closes a block of code that an answer was cut off in, so that the rest of the note does not become code; empty where all are closed. */
export function closingFence(answer: string): string {
  let open: string | null = null;
  for (const line of answer.split('\n')) {
    const mark = FENCE.exec(line)?.[1];
    if (mark === undefined) continue;
    if (open === null) open = mark;
    else if (mark.startsWith(open) && line.trim() === mark) open = null;
  }
  if (open === null) return '';
  return answer.endsWith('\n') ? open : `\n${open}`;
}
