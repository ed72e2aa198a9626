import { isBinary, textEncodingOf } from '../../shared/notes/text-file.ts';

/** Reads the bytes of a text file: UTF-8, or UTF-16 where a byte order mark says so. Null for anything that is not text. */
export function decodeText(bytes: Uint8Array): string | null {
  const encoding = textEncodingOf(bytes);
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return isBinary(text, encoding) ? null : text;
  } catch {
    return null;
  }
}
