import type { RequestOf } from '../../../../shared/contract.ts';
import { MAX_ARCHIVE_BYTES } from '../../../../shared/notes/calls.ts';
import { MAX_NOTE_CHARS } from '../../../../shared/notes/text.ts';
import {
  isBinary,
  isPadFile,
  MAX_PAD_FILE_BYTES,
  MAX_TEXT_FILE_BYTES,
  textEncodingOf,
} from '../../../../shared/notes/text-file.ts';
import { newId } from '../new-id.ts';
import { toBase64 } from './base64.ts';

type Import = RequestOf<'notes.import'>;
type TextFile = Extract<Import, { from: 'files' }>['files'][number];

/** A file that cannot be taken in, and why. */
export interface RefusedFile {
  readonly name: string;
  readonly why: 'not_text' | 'too_large' | 'large_archive';
}

/** What one call of an import carries, or a file that none will. */
export type ReadPart =
  | { readonly kind: 'import'; readonly request: Import; readonly files: number }
  | { readonly kind: 'refused'; readonly file: RefusedFile };

/** A call is sent when its files are this long or this many: then progress can be told. */
const CALL_CHARS = 4_000_000;
const CALL_FILES = 500;

function isArchive({ name, type }: File): boolean {
  return /\.zip$/i.test(name) || type === 'application/zip' || type === 'application/x-zip-compressed';
}

async function readText(file: File): Promise<TextFile | RefusedFile> {
  const isPad = isPadFile(file.name);
  if (file.size > (isPad ? MAX_PAD_FILE_BYTES : MAX_TEXT_FILE_BYTES))
    return { name: file.name, why: 'too_large' };
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const encoding = textEncodingOf(bytes);
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    if (isBinary(text, encoding)) return { name: file.name, why: 'not_text' };
    if (text.length > MAX_NOTE_CHARS && !isPad) return { name: file.name, why: 'too_large' };
    return { name: file.name, text, modifiedAt: Math.round(file.lastModified) };
  } catch {
    return { name: file.name, why: 'not_text' };
  }
}

/**
 * Reads picked files, a part at a time: archives each as one call, text files many to a call. What tells of the notes beside it
 * goes with each of those calls.
 */
export async function* readFiles(files: readonly File[]): AsyncGenerator<ReadPart> {
  let pads: TextFile[] = [];
  let texts: TextFile[] = [];
  let chars = 0;
  const take = (): ReadPart => {
    const request: Import = { from: 'files', files: [...pads, ...texts] };
    const part: ReadPart = { kind: 'import', request, files: texts.length };
    texts = [];
    chars = 0;
    return part;
  };
  for (const file of files.toSorted((a, b) => Number(isPadFile(b.name)) - Number(isPadFile(a.name)))) {
    if (isArchive(file)) {
      if (file.size > MAX_ARCHIVE_BYTES) {
        yield { kind: 'refused', file: { name: file.name, why: 'large_archive' } };
        continue;
      }
      const base64 = toBase64(new Uint8Array(await file.arrayBuffer()));
      yield { kind: 'import', request: { from: 'archive', base64, taskId: newId() }, files: 1 };
      continue;
    }
    const read = await readText(file);
    if ('why' in read) {
      yield { kind: 'refused', file: read };
      continue;
    }
    if (isPadFile(read.name)) {
      pads = [...pads, read];
      continue;
    }
    texts.push(read);
    chars += read.text.length;
    if (texts.length >= CALL_FILES || chars >= CALL_CHARS) yield take();
  }
  if (texts.length > 0 || pads.length > 0) yield take();
}
