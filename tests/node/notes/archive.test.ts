import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { packArchive, unpackArchive } from '../../../src/node/notes/archive.ts';
import { noteFiles } from '../../../src/node/notes/note-files.ts';
import { decodeText } from '../../../src/node/notes/text-file.ts';
import { MAX_NOTE_CHARS } from '../../../src/shared/notes/text.ts';
import { mountDisk, whyNoMounts } from '../../support/mounts.ts';
import { createFolder, START_MS } from './support.ts';

async function unpacked(base64: string) {
  const result = await unpackArchive(base64);
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

const NO_ARCHIVE = { ok: false, error: 'This is no zip archive, or it is damaged.' };

/** A zip of one deflated file, its header claiming whatever it is told to. */
function forge(name: string, content: Buffer, claimedSize: number): string {
  const packed = deflateRawSync(content);
  const fileName = Buffer.from(name);
  const fields = (signature: number, middle: readonly number[], size: number): Buffer => {
    const header = Buffer.alloc(size);
    header.writeUInt32LE(signature, 0);
    middle.forEach((value, index) => {
      header.writeUInt16LE(value & 0xffff, 4 + index * 2);
    });
    return header;
  };
  const local = fields(0x04034b50, [20, 0x800, 8, 0, 0x5c9c], 30);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(claimedSize, 22);
  local.writeUInt16LE(fileName.length, 26);
  const central = fields(0x02014b50, [20, 20, 0x800, 8, 0, 0x5c9c], 46);
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt32LE(claimedSize, 24);
  central.writeUInt16LE(fileName.length, 28);
  const end = fields(0x06054b50, [0, 0, 1, 1], 22);
  end.writeUInt32LE(central.length + fileName.length, 12);
  end.writeUInt32LE(local.length + fileName.length + packed.length, 16);
  return Buffer.concat([local, fileName, packed, central, fileName, end]).toString('base64');
}

describe('an archive', () => {
  it('brings every file back, with its name and time', async () => {
    const files = [
      { name: 'One.md', text: '# One\n', modifiedAt: START_MS },
      { name: '日本 🙂.md', text: 'שלום\u202E', modifiedAt: START_MS - 86_400_000 },
      { name: 'empty.md', text: '', modifiedAt: null },
    ];
    const { files: back, refused } = await unpacked(await packArchive(files));
    expect(refused).toEqual([]);
    expect(back.map(({ name, text }) => ({ name, text }))).toEqual(
      files.map(({ name, text }) => ({ name, text })),
    );
    expect(Math.abs((back[0]?.modifiedAt ?? 0) - START_MS)).toBeLessThan(2_000);
  });

  it('is one that other programs read', async () => {
    const folder = createFolder();
    const path = join(folder, 'notes.zip');
    writeFileSync(
      path,
      Buffer.from(await packArchive([{ name: 'ä.md', text: 'hello', modifiedAt: START_MS }]), 'base64'),
    );
    const script =
      'import sys,zipfile;z=zipfile.ZipFile(sys.argv[1]);print(z.testzip(),z.namelist(),z.read("ä.md").decode())';
    expect(execFileSync('python3', ['-c', script, path], { encoding: 'utf8' })).toBe("None ['ä.md'] hello\n");
  });

  it('of ten thousand notes is packed and read', async () => {
    const files = Array.from({ length: 10_000 }, (_, n) => ({
      name: `${n}.md`,
      text: `note ${n}`,
      modifiedAt: START_MS,
    }));
    expect((await unpacked(await packArchive(files))).files).toHaveLength(10_000);
  });

  it.each([
    ['nothing', ''],
    ['a text', Buffer.from('this is no archive').toString('base64')],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]).toString('base64')],
    [
      'random bytes',
      Buffer.from(Array.from({ length: 5_000 }, (_, n) => (n * 7919) % 256)).toString('base64'),
    ],
  ])('that is %s is refused in words', async (_, base64) => {
    expect(await unpackArchive(base64)).toEqual(NO_ARCHIVE);
  });

  it('that is cut short anywhere is refused, or gives what is whole', async () => {
    const whole = Buffer.from(
      await packArchive([{ name: 'a.md', text: 'x'.repeat(500), modifiedAt: null }]),
      'base64',
    );
    for (let length = 0; length < whole.length; length += 7) {
      const result = await unpackArchive(whole.subarray(0, length).toString('base64'));
      expect(result.ok ? result.value.files : []).toEqual([]);
    }
  });

  it('leaves out what is no text, and says so; what systems put there it leaves out in silence', async () => {
    const zip = await packArchive([
      { name: 'good.md', text: 'good', modifiedAt: null },
      { name: 'picture.png', text: 'x', modifiedAt: null },
      { name: 'binary.md', text: 'a\0b', modifiedAt: null },
      { name: '__MACOSX/._good.md', text: 'x', modifiedAt: null },
      { name: 'deep/.DS_Store', text: 'x', modifiedAt: null },
      { name: 'deep/note.txt', text: 'deep', modifiedAt: null },
    ]);
    const { files, refused } = await unpacked(zip);
    expect(files.map(({ name }) => name)).toEqual(['good.md', 'deep/note.txt']);
    expect(refused).toEqual([
      { name: 'picture.png', reason: 'not_text' },
      { name: 'binary.md', reason: 'not_text' },
    ]);
  });

  it('that claims less than it holds, or holds a bomb, stays within its bounds', async () => {
    const zeros = Buffer.alloc(20 * 1024 * 1024, 'a');
    const small = await unpackArchive(forge('a.md', zeros, 10));
    expect(small).toMatchObject({
      ok: true,
      value: { files: [], refused: [{ name: 'a.md', reason: 'unreadable' }] },
    });
    const large = await unpackArchive(forge('a.md', zeros, zeros.length));
    expect(large).toMatchObject({
      ok: true,
      value: { files: [], refused: [{ name: 'a.md', reason: 'too_large' }] },
    });
    const honest = await unpackArchive(forge('a.md', Buffer.from('hello'), 5));
    expect(honest).toMatchObject({ ok: true, value: { files: [{ name: 'a.md', text: 'hello' }] } });
  });

  it.each(['../../evil.md', '..\\evil.md', '/etc/evil.md', 'C:/evil.md'])(
    'with %s, whose name leads elsewhere, leads nowhere, and says why',
    async (name) => {
      expect(await unpackArchive(forge(name, Buffer.from('x'), 1))).toEqual({
        ok: false,
        error: 'A file in this archive has a name that leads out of it, so nothing was taken from it.',
      });
    },
  );
});

describe('a text file', () => {
  it.each([
    ['UTF-8', Buffer.from('grün'), 'grün'],
    ['UTF-8 with a mark', Buffer.from('\uFEFFgrün'), 'grün'],
    ['UTF-16 little end first', Buffer.from('\uFEFFgrün', 'utf16le'), 'grün'],
    ['UTF-16 big end first', Buffer.from('\uFEFFgrün', 'utf16le').swap16(), 'grün'],
    ['Latin-1', Buffer.from('grün', 'latin1'), null],
    ['bytes', Buffer.from([0, 1, 2, 3]), null],
    ['nothing', Buffer.alloc(0), ''],
  ])('%s', (_, bytes, text) => {
    expect(decodeText(bytes)).toBe(text);
  });

  it('of a mebibyte fits', async () => {
    const zip = await packArchive([{ name: 'long.md', text: '日'.repeat(MAX_NOTE_CHARS), modifiedAt: null }]);
    expect((await unpacked(zip)).files[0]?.text.length).toBe(MAX_NOTE_CHARS);
  });
});

describe('a folder of notes', () => {
  const files = [
    { name: 'a.md', text: 'a', modifiedAt: START_MS },
    { name: 'b.md', text: 'b', modifiedAt: null },
  ];

  it('is a new one each time, with the times of the notes', async () => {
    const parent = createFolder();
    expect(await noteFiles.writeFolder(parent, 'notes', files)).toEqual({
      ok: true,
      value: join(parent, 'notes'),
    });
    expect(await noteFiles.writeFolder(parent, 'notes', files)).toEqual({
      ok: true,
      value: join(parent, 'notes (2)'),
    });
    expect(readFileSync(join(parent, 'notes (2)', 'a.md'), 'utf8')).toBe('a');
    expect(statSync(join(parent, 'notes', 'a.md')).mtimeMs).toBe(START_MS);
  });

  it('that cannot be made is a problem in words, and nothing is left behind', async (context) => {
    const parent = createFolder();
    expect(await noteFiles.writeFolder(join(parent, 'nowhere'), 'notes', files)).toMatchObject({
      ok: false,
      error: { kind: 'other' },
    });
    const noMounts = whyNoMounts();
    if (noMounts !== null) context.skip(noMounts);
    const disk = mountDisk(64);
    const big = [...files, { name: 'c.md', text: 'c'.repeat(200_000), modifiedAt: null }];
    expect(await noteFiles.writeFolder(disk, 'notes', big)).toMatchObject({
      ok: false,
      error: { kind: 'full' },
    });
    expect(readdirSync(disk)).toEqual([]);
    mkdirSync(join(disk, 'notes'));
  });
});
