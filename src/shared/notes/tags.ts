/** The most tags a note is listed under; further ones stay in its text and are found by search. */
export const MAX_TAGS = 1_000;
export const MAX_TAG_CHARS = 64;

/** `#word`, not within a word, an address or an entity, and not a mere number such as an issue's. */
const TAG =
  /(?<![\p{L}\p{N}\p{M}_#&/\\])#(?!\d+(?![\p{L}\p{N}\p{M}_/-]))([\p{L}\p{N}_][\p{L}\p{N}\p{M}_/-]*)/gu;

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const CODE_SPAN = /(`+)[^`].*?\1/g;

/** A tag as it is kept and compared: composed, in lower case, without its `#` and without marks at its end. */
export function toTag(word: string): string {
  return word
    .normalize('NFC')
    .toLowerCase()
    .replace(/^#/, '')
    .replace(/[-/]+$/, '');
}

/** The tags of a note, each once, in the order in which they first stand there. Code is left out. */
export function tagsIn(text: string): readonly string[] {
  if (!text.includes('#')) return [];
  const tags = new Set<string>();
  let fence: string | null = null;
  for (const line of text.split('\n')) {
    const mark = FENCE.exec(line)?.[1];
    if (mark !== undefined && (fence === null || mark.startsWith(fence))) {
      fence = fence === null ? mark : null;
      continue;
    }
    if (fence !== null || !line.includes('#')) continue;
    const words = line.includes('`') ? line.replace(CODE_SPAN, ' ') : line;
    for (const [, word = ''] of words.matchAll(TAG)) {
      const tag = toTag(word);
      if (tag !== '' && tag.length <= MAX_TAG_CHARS) tags.add(tag);
      if (tags.size === MAX_TAGS) return [...tags];
    }
  }
  return [...tags];
}
