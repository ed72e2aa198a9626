import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { DataFolder } from '../../core/ports.ts';

/** The data folder as the user may look at it: the files in it, largest first. One that vanishes meanwhile is left out. */
export function describeFolder(path: string): DataFolder {
  return {
    path,
    files: () => {
      try {
        return readdirSync(path, { withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map(({ name }) => ({ name, bytes: sizeOf(join(path, name)) }))
          .toSorted((a, b) => b.bytes - a.bytes);
      } catch {
        return [];
      }
    },
  };
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
