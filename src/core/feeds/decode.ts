/**
 * The text of a body whose character set is told by its byte order mark, UTF-8 without one. A header is not asked: AWS sends
 * UTF-16BE under `charset=utf-16`, which decoders take for little-endian. Bytes that are no text become U+FFFD.
 */
export function decodeText(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return 'utf-8';
}

/** https://www.w3.org/TR/xml/#NT-EncodingDecl */
const DECLARED = /^\s*<\?xml\s[^>]{0,200}?\sencoding\s*=\s*["']([a-z][\w.-]{0,39})["']/i;

/** As `decodeText`, of an XML document: one that is no UTF-8 is read in the character set that it declares itself. */
export function decodeXml(bytes: Uint8Array): string {
  const text = decodeText(bytes);
  const [, declared] = text.includes('\uFFFD') ? (DECLARED.exec(text.slice(0, 300)) ?? []) : [];
  return declared === undefined ? text : (decodeAs(bytes, declared) ?? text);
}

/** Null where no such character set is known. A declaration that could be read as it stands is not in UTF-16. */
function decodeAs(bytes: Uint8Array, declared: string): string | null {
  if (/^(?:utf-16|ucs-2|unicode)/i.test(declared)) return null;
  try {
    return new TextDecoder(declared).decode(bytes);
  } catch {
    return null;
  }
}
