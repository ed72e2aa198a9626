// Its `promises` are loaded when they are read, and only who lets transcripts be followed needs them.
import fs, { constants } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';

/** How far a file has been read, and the beginning of a line that was not yet whole. */
export interface Place {
  readonly offset: number;
  readonly rest: Buffer;
}

/** Read at most so much at once; a longer appendix is read in turns. */
const CHUNK_BYTES = 256 * 1024;
/** Of more than this only the end is read: a transcript that was moved or copied here is old, however long. */
const MOST_BYTES = 8 * 1024 * 1024;
/** A line longer than this is skipped: it holds a picture or a file, no error. */
const MAX_LINE_BYTES = 1024 * 1024;

/** No link is followed to a file elsewhere, and no pipe waited for. Windows has neither flag. */
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
 * The whole lines appended to a file since `place`, and the place after them. A file that became shorter was written anew and
 * is followed from its end, and of one that grew by more than 8 MB the rest is left out. Rejects where the file cannot be read.
 */
export async function readAppendedLines(
  path: string,
  place: Place,
): Promise<{ readonly lines: readonly string[]; readonly place: Place }> {
  const file = await fs.promises.open(path, FLAGS);
  try {
    const stats = await file.stat();
    if (!stats.isFile()) throw new Error('Not a file.');
    const { size } = stats;
    if (size < place.offset) return { lines: [], place: { offset: size, rest: Buffer.alloc(0) } };
    const from = Math.max(place.offset, size - MOST_BYTES);
    return await readFrom(
      file,
      from === place.offset ? place : { offset: from, rest: Buffer.alloc(0) },
      size,
    );
  } finally {
    await file.close();
  }
}

async function readFrom(file: FileHandle, place: Place, size: number) {
  // Joined, not pushed: as many as a chunk may hold are too many arguments.
  let lines: string[] = [];
  let { offset, rest } = place;
  while (offset < size) {
    const chunk = Buffer.alloc(Math.min(CHUNK_BYTES, size - offset));
    const { bytesRead } = await file.read(chunk, 0, chunk.length, offset);
    if (bytesRead === 0) break;
    offset += bytesRead;
    const text = Buffer.concat([rest, chunk.subarray(0, bytesRead)]);
    const end = text.lastIndexOf(0x0a);
    if (end >= 0) lines = lines.concat(text.subarray(0, end).toString('utf8').split('\n'));
    rest = text.subarray(end + 1);
    // Whatever follows up to the next line's end is the tail of a line too long to matter.
    if (rest.length > MAX_LINE_BYTES) rest = Buffer.alloc(0);
  }
  return { lines, place: { offset, rest } };
}
