// Its `promises` are loaded when they are read, and only who lets transcripts be followed needs them.
import fs, { type FSWatcher, watch } from 'node:fs';
import { join } from 'node:path';
import type { FollowTranscripts } from '../../core/ports.ts';
import { type Place, readAppendedLines } from './appended-lines.ts';

/** Several writes in quick succession are read as one. */
const GATHER_MS = 500;

/**
 * Follows the transcripts below `folder`: of what is there already nothing is read but the size, so that only lines appended
 * from now on are seen. Files are opened for reading alone.
 */
export function createFollowTranscripts(folder: string): FollowTranscripts {
  return (onLines, onProblem) => {
    const places = new Map<string, Place>();
    const due = new Set<string>();
    let timer: NodeJS.Timeout | null = null;
    let watcher: FSWatcher | null = null;
    let isStopped = false;

    async function start(): Promise<void> {
      for (const path of await listTranscripts(folder)) {
        const size = await sizeOf(path);
        if (size !== null) places.set(path, { offset: size, rest: Buffer.alloc(0) });
      }
      if (isStopped) return;
      watcher = watch(folder, { recursive: true }, (_event, name) => {
        if (name === null || !name.endsWith('.jsonl')) return;
        due.add(join(folder, name));
        readSoon();
      });
      watcher.on('error', (error) => onProblem(String(error)));
    }

    /** One reading at a time: two of one file would begin at the same place, and count its errors twice. */
    function readSoon(): void {
      timer ??= setTimeout(() => {
        readDue()
          .catch((error: unknown) => onProblem(String(error)))
          .finally(() => {
            timer = null;
            if (due.size > 0 && !isStopped) readSoon();
          });
      }, GATHER_MS);
    }

    async function readDue(): Promise<void> {
      const paths = [...due];
      due.clear();
      let lines: readonly string[] = [];
      for (const path of paths) lines = lines.concat(await readLines(path));
      if (!isStopped && lines.length > 0) onLines(lines);
    }

    async function readLines(path: string): Promise<readonly string[]> {
      try {
        const { lines, place } = await readAppendedLines(path, places.get(path) ?? START);
        places.set(path, place);
        return lines;
      } catch {
        // The file is gone: a session was deleted.
        places.delete(path);
        return [];
      }
    }

    start().catch((error: unknown) => onProblem(String(error)));
    return () => {
      isStopped = true;
      if (timer !== null) clearTimeout(timer);
      watcher?.close();
    };
  };
}

/** Null where the file has gone since it was listed. */
async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await fs.promises.stat(path)).size;
  } catch {
    return null;
  }
}

const START: Place = { offset: 0, rest: Buffer.alloc(0) };

async function listTranscripts(folder: string): Promise<readonly string[]> {
  const entries = await fs.promises.readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.jsonl'))
    .map((entry) => join(entry.parentPath, entry.name));
}
