import { Parser } from 'htmlparser2';

/** Longest plain text kept of a message and of a name, in UTF-16 units. */
export const MAX_BODY_LENGTH = 10_000;
export const MAX_NAME_LENGTH = 200;

/** Tags whose content is not meant to be read. */
const UNREAD = new Set(['script', 'style', 'template', 'title', 'iframe', 'noscript']);
/** Tags that begin a new line, and those among them that end it too. */
const BLOCKS = ['p', 'div', 'ul', 'ol', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'pre', 'blockquote', 'table'];
const LINE_BEFORE = new Set(['br', 'li', 'hr', 'tr', ...BLOCKS]);
const LINE_AFTER = new Set(BLOCKS);
/** Controls and format characters, such as those that reorder text, but line feeds and the joiners that emoji and scripts need. */
const UNSEEN = /(?![\n\u200c\u200d])[\p{Cc}\p{Cf}]/gu;

/**
 * A provider's HTML as plain text: tags dropped, line breaks kept, entities decoded, an https link as "text (https://…)". What
 * could hide or reorder text is stripped. Never longer than `maxLength`, with an ellipsis where something was cut.
 */
export function toPlainText(html: string, maxLength: number = MAX_BODY_LENGTH): string {
  // Twice the length leaves room for markup and bounds the work: the parser's is quadratic in unclosed tags.
  const text = /[<&]/.test(html) ? readHtml(html.slice(0, 2 * maxLength)) : html;
  const clean = text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[\t\v\f]/g, ' ')
    .replace(UNSEEN, '')
    .toWellFormed()
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return clean.length <= maxLength
    ? clean
    : `${clean.slice(0, maxLength - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** A name on one line, as plain text of at most `MAX_NAME_LENGTH`. */
export function toPlainName(html: string): string {
  return toPlainText(toPlainText(html, 2 * MAX_NAME_LENGTH).replace(/\n+/g, ' '), MAX_NAME_LENGTH);
}

function readHtml(html: string): string {
  const parts: string[] = [];
  let unread = 0;
  let link: { readonly href: string; readonly from: number } | null = null;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (UNREAD.has(name)) unread += 1;
      if (LINE_BEFORE.has(name)) parts.push('\n');
      if (name === 'li') parts.push('- ');
      if (name === 'a') link = { href: attributes.href ?? '', from: parts.length };
    },
    ontext(text) {
      if (unread === 0) parts.push(text);
    },
    onclosetag(name) {
      if (UNREAD.has(name)) unread -= 1;
      if (LINE_AFTER.has(name)) parts.push('\n');
      if (name !== 'a' || link === null) return;
      const { href, from } = link;
      link = null;
      const text = parts.slice(from).join('').trim();
      if (/^https:\/\/\S{1,2040}$/i.test(href) && text !== href)
        parts.push(text === '' ? href : ` (${href})`);
    },
  });
  parser.end(html);
  return parts.join('');
}
