import { existsSync, renameSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';

/** A moment as it stands in file names, UTC and to the second: `20260428T163000Z`. */
function toFileStamp(wallMs: number): string {
  return `${new Date(wallMs).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

/** A free name beside `path`: `history.damaged-<UTC time>.db`, with a number where that is taken already. */
export function pathBeside(path: string, label: string, wallMs: number): string {
  const extension = extname(path);
  const stem = join(dirname(path), `${basename(path, extension)}.${label}-${toFileStamp(wallMs)}`);
  let candidate = `${stem}${extension}`;
  for (let number = 2; existsSync(candidate); number += 1) candidate = `${stem}-${number}${extension}`;
  return candidate;
}

/**
 * Moves a file, and those that belong to it by `suffixes`, out of the way without losing a byte; answers its new path.
 * Throws the system's error where it cannot.
 */
export function setAside(
  path: string,
  label: string,
  wallMs: number,
  suffixes: readonly string[] = [],
): string {
  const aside = pathBeside(path, label, wallMs);
  renameSync(path, aside);
  for (const suffix of suffixes) {
    if (existsSync(path + suffix)) renameSync(path + suffix, aside + suffix);
  }
  return aside;
}
