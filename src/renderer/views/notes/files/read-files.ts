import type { RequestOf } from '../../../../shared/contract.ts';
import { MAX_ARCHIVE_BYTES } from '../../../../shared/notes/calls.ts';
import { MAX_NOTE_CHARS } from '../../../../shared/notes/text.ts';
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

const UTF8 = new TextDecoder('utf-8', { fatal: true });

function isArchive({ name, type }: File): boolean {
  return /\.zip$/i.test(name) || type === 'application/zip' || type === 'application/x-zip-compressed';
}

async function readText(file: File): Promise<TextFile | RefusedFile> {
  // Four bytes are the longest a character can be.
  if (file.size > MAX_NOTE_CHARS * 4) return { name: file.name, why: 'too_large' };
  try {
    const text = UTF8.decode(await file.arrayBuffer());
    if (text.length > MAX_NOTE_CHARS) return { name: file.name, why: 'too_large' };
    return { name: file.name, text, modifiedAt: Math.round(file.lastModified) };
  } catch {
    return { name: file.name, why: 'not_text' };
  }
}

/** Reads picked files, a part at a time: archives each as one call, text files many to a call. */
export async function* readFiles(files: readonly File[]): AsyncGenerator<ReadPart> {
  let texts: TextFile[] = [];
  let chars = 0;
  const take = (): ReadPart => {
    const part: ReadPart = { kind: 'import', request: { from: 'files', files: texts }, files: texts.length };
    texts = [];
    chars = 0;
    return part;
  };
  for (const file of files) {
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
    texts.push(read);
    chars += read.text.length;
    if (texts.length >= CALL_FILES || chars >= CALL_CHARS) yield take();
  }
  if (texts.length > 0) yield take();
}
