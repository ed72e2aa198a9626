import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderReadme } from './tables.ts';

const README = join(import.meta.dirname, '../../README.md');

/** Brings README.md up to date with the program and its assets. */
export function writeReadme(): void {
  writeFileSync(README, renderReadme(readFileSync(README, 'utf8')));
}
