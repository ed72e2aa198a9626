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
