import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../src/core/feeds/decode.ts';
import { levelsByName, read, readFixture } from './fixtures.ts';

const TEXT = '{"name":"Zürich – 東京 🚦"}';

function toUtf16(text: string, isBigEndian: boolean): Uint8Array {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return isBigEndian ? bytes.swap16() : bytes;
}

describe('the text of a body', () => {
  it.each([
    ['UTF-8', Buffer.from(TEXT, 'utf8')],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${TEXT}`, 'utf8')],
    ['UTF-16, little end first', toUtf16(TEXT, false)],
    ['UTF-16, big end first', toUtf16(TEXT, true)],
  ])('is read from %s', (_encoding, bytes) => {
    expect(decodeText(bytes)).toBe(TEXT);
  });

  it('has a sign in place of what is no text', () => {
    expect(decodeText(Uint8Array.of(0x61, 0xc3, 0x28, 0x62))).toBe('a\ufffd(b');
    expect(decodeText(new Uint8Array(0))).toBe('');
  });

  it('may be a whole page in UTF-16', () => {
    const text = new TextDecoder().decode(readFixture('statuspage/partial.json'));
    expect(levelsByName(read('statuspage', 'state', toUtf16(text, true)))).toMatchObject({
      Europe: 'partial_outage',
    });
  });
});
