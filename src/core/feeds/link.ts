const MAX_URL_LENGTH = 2048;

/** A link somebody may open: https, not overlong; null for anything else. `base` makes a relative one whole. */
export function toLink(text: unknown, base?: string): string | null {
  if (typeof text !== 'string' || text === '' || text.length > MAX_URL_LENGTH) return null;
  if (!URL.canParse(text, base)) return null;
  const { protocol, href } = new URL(text, base);
  return protocol === 'https:' ? href : null;
}
