import { describe, expect, it } from 'vitest';
import { decodeText, decodeXml } from '../../../src/core/feeds/decode.ts';
import { parseNews } from '../../../src/core/feeds/xml.ts';
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

describe('the text of an XML document', () => {
  const feed = (encoding: string, title: string): string =>
    `<?xml version="1.0" encoding='${encoding}'?><rss><channel><title>${title}</title></channel></rss>`;
  const title = (bytes: Uint8Array): string => {
    const parsed = parseNews(bytes);
    return parsed.ok ? parsed.value.title : parsed.error.kind;
  };

  it.each([
    ['ISO-8859-1', 'Störung in Zürich', 'latin1'],
    ['windows-1252', 'Störung in Zürich', 'latin1'],
    ['utf-8', 'Störung – 東京', 'utf8'],
    // What is UTF-8 is read as that, whatever the document says.
    ['ISO-8859-1', 'Störung – 東京', 'utf8'],
  ] as const)('is read in %s', (encoding, text, written) => {
    expect(title(Buffer.from(feed(encoding, text), written))).toBe(text);
  });

  it('is read in a character set of more than one byte', () => {
    const bytes = Buffer.concat([
      Buffer.from('<?xml version="1.0" encoding="Shift_JIS"?><rss><channel><title>'),
      Buffer.from([0x93, 0x8c, 0x8b, 0x9e]),
      Buffer.from('</title></channel></rss>'),
    ]);
    expect(title(bytes)).toBe('東京');
  });

  it.each(['x-no-such-set', 'utf-16', 'utf-8'])(
    'has a sign in place of what is no text in %s',
    (encoding) => {
      expect(title(Buffer.from(feed(encoding, 'Störung'), 'latin1'))).toBe('St\ufffdrung');
      expect(decodeXml(new Uint8Array(0))).toBe('');
    },
  );
});
