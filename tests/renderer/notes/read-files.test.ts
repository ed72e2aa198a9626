import { describe, expect, it } from 'vitest';
import { readFiles } from '../../../src/renderer/views/notes/files/read-files.ts';

async function partsOf(files: readonly File[]) {
  const parts = [];
  for await (const part of readFiles(files)) {
    if (part.kind === 'refused') parts.push(part.file);
    else if (part.request.from === 'files')
      parts.push(part.request.files.map(({ name, text }) => [name, text]));
  }
  return parts;
}

describe('files that were picked', () => {
  it.each([
    ['UTF-8', Buffer.from('grün\r\n')],
    ['UTF-8 with a mark', Buffer.from('\uFEFFgrün\r\n')],
    ['UTF-16, as Windows writes it', Buffer.from('\uFEFFgrün\r\n', 'utf16le')],
    ['UTF-16, the other way round', Buffer.from('\uFEFFgrün\r\n', 'utf16le').swap16()],
  ])('are read from %s', async (_, bytes) => {
    expect(await partsOf([new File([bytes], 'a.txt')])).toEqual([[['a.txt', 'grün\r\n']]]);
  });

  it.each([
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47])],
    ['a program that happens to be UTF-8', Buffer.from('MZ\0\0')],
    ['half a character', Buffer.from('gr\u00fcn').subarray(0, 3)],
  ])('are no text where they are %s', async (_, bytes) => {
    expect(await partsOf([new File([bytes], 'a.txt')])).toEqual([{ name: 'a.txt', why: 'not_text' }]);
  });

  it('take with each call what tells of them', async () => {
    const notes = Array.from({ length: 600 }, (_, n) => new File([`${n}`], `${n}.md`));
    const pad = new File(['{}'], 'pilotlight-pad.json');
    const parts = await partsOf([...notes, pad]);
    expect(parts.map((part) => (Array.isArray(part) ? [part.length, part[0]] : part))).toEqual([
      [501, ['pilotlight-pad.json', '{}']],
      [101, ['pilotlight-pad.json', '{}']],
    ]);
  });
});
