import { renameSync, writeFileSync } from 'node:fs';

/** Writes all of a file or nothing: a crash while writing leaves it as it was. Throws the system's error where it cannot. */
export function writeWhole(path: string, text: string): void {
  const next = `${path}.new`;
  writeFileSync(next, text, { mode: 0o600, flush: true });
  renameSync(next, path);
}
