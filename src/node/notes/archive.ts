import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { ZipFile as NewZipFile } from 'yazl';
import type { NoteFile, Unpacked } from '../../core/note-ports.ts';
import { MAX_ARCHIVE_BYTES, MAX_IMPORT_FILES } from '../../shared/notes/calls.ts';
import {
  isPadFile,
  isTextFile,
  MAX_PAD_FILE_BYTES,
  MAX_TEXT_FILE_BYTES,
} from '../../shared/notes/text-file.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { decodeText } from './text-file.ts';

/** All texts of an archive together: what unpacks to more is no pad, whatever its files claim. */
const MAX_UNPACKED_BYTES = 256 * 1024 * 1024;
const MOST_REFUSED = 1_000;

/** What file managers and systems put beside the files: nobody's notes. */
const LITTER = /(?:^|\/)(?:__MACOSX\/|\.)/;

/** What yauzl says of such a name. */
const LEADS_OUT = /^(?:absolute path|invalid relative path):/;

/** Packs files into a zip, in base64; `onFile` is told how many are done as each begins. One file at a time is deflated, on another thread: ten thousand at once fill the memory. */
export async function packArchive(
  files: readonly NoteFile[],
  onFile?: (done: number) => void,
): Promise<string> {
  const zip = new NewZipFile();
  const packed = buffer(zip.outputStream);
  for (const [index, { name, text, modifiedAt }] of files.entries()) {
    const options = modifiedAt === null ? {} : { mtime: new Date(modifiedAt) };
    zip.addReadStreamLazy(name, options, (give) => {
      onFile?.(index);
      give(null, Readable.from([Buffer.from(text)]));
    });
  }
  zip.end();
  return (await packed).toString('base64');
}

/**
 * Takes the text files out of a zip. Nothing in it is believed: sizes are counted while unpacking, names lead nowhere, and what
 * cannot be read is told and left out. The answer's error is a message for people.
 */
export async function unpackArchive(base64: string): Promise<Result<Unpacked, string>> {
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length > MAX_ARCHIVE_BYTES)
    return err(`An archive may be ${MAX_ARCHIVE_BYTES / 1024 / 1024} MB long; this one is longer.`);
  try {
    // yauzl takes backslashes for slashes, and refuses an archive with a name that leads out of its folder.
    const zip = await fromBufferPromise(bytes, { lazyEntries: true, decodeStrings: true });
    return ok(await readAll(zip));
  } catch (error) {
    const isAstray = error instanceof Error && LEADS_OUT.test(error.message);
    return err(
      isAstray
        ? 'A file in this archive has a name that leads out of it, so nothing was taken from it.'
        : 'This is no zip archive, or it is damaged.',
    );
  }
}

type Refusal = Unpacked['refused'][number];

async function readAll(zip: ZipFile): Promise<Unpacked> {
  const files: NoteFile[] = [];
  const refused: Refusal[] = [];
  let unpackedBytes = 0;
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName;
    if (name.endsWith('/') || LITTER.test(name)) continue;
    const read = await readEntry(
      zip,
      entry,
      files.length >= MAX_IMPORT_FILES,
      MAX_UNPACKED_BYTES - unpackedBytes,
    );
    if (typeof read === 'string') {
      if (refused.length < MOST_REFUSED) refused.push({ name, reason: read });
      continue;
    }
    unpackedBytes += read.bytes;
    files.push({ name, text: read.text, modifiedAt: modifiedAt(entry) });
  }
  return { files, refused };
}

async function readEntry(
  zip: ZipFile,
  entry: Entry,
  isFull: boolean,
  roomBytes: number,
): Promise<Refusal['reason'] | { readonly text: string; readonly bytes: number }> {
  const isPad = isPadFile(entry.fileName);
  if (!isTextFile(entry.fileName) && !isPad) return 'not_text';
  if (isFull && !isPad) return 'too_many';
  if (entry.uncompressedSize > (isPad ? MAX_PAD_FILE_BYTES : MAX_TEXT_FILE_BYTES)) return 'too_large';
  if (entry.uncompressedSize > roomBytes) return 'too_many';
  if (!entry.canDecodeFileData()) return 'unreadable';
  try {
    // yauzl ends the stream with an error at the first byte more than the entry claims to hold.
    const bytes = await buffer(await zip.openReadStreamPromise(entry));
    const text = decodeText(bytes);
    return text === null ? 'not_text' : { text, bytes: bytes.length };
  } catch {
    return 'unreadable';
  }
}

function modifiedAt(entry: Entry): number | null {
  const at = entry.getLastModDate().getTime();
  return Number.isSafeInteger(at) && at > 0 ? at : null;
}
