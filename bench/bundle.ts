import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Measurement } from './measurement.ts';

const RENDERER = join(import.meta.dirname, '../out/renderer');

/** The JavaScript the window loads before it shows anything: the entry and what it names to be loaded with it. */
export function measureBundle(): readonly Measurement[] {
  const page = join(RENDERER, 'index.html');
  if (!existsSync(page)) return [{ name: 'start-up JavaScript, gzip', value: null, unit: 'kB', budget: 150 }];
  const html = readFileSync(page, 'utf8');
  const scripts = [...html.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map((match) => match[1] ?? '');
  const bytes = [...new Set(scripts)].map((name) => gzipSync(readFileSync(join(RENDERER, name))).length);
  const total = bytes.reduce((sum, size) => sum + size, 0);
  return [{ name: 'start-up JavaScript, gzip', value: total / 1_000, unit: 'kB', budget: 150 }];
}
