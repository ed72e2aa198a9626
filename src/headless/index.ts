#!/usr/bin/env node
import { join } from 'node:path';
import { keepFootprintSmall } from '../node/small-footprint.ts';

/** The first Node with `node:sqlite` and no flag: https://nodejs.org/docs/latest-v22.x/api/sqlite.html */
const LEAST_NODE = [22, 13] as const;

/** Two folders up, both from the source and from the bundle. */
const ROOT = join(import.meta.dirname, '../..');

function isNodeNewEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1]);
}

function readVersion(): string {
  // An import would load `fs.promises` and all that it needs: 2 MB.
  const { readFileSync } = process.getBuiltinModule('node:fs');
  const manifest: unknown = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const hasVersion = typeof manifest === 'object' && manifest !== null && 'version' in manifest;
  return hasVersion ? String(manifest.version) : 'unknown';
}

if (isNodeNewEnough(process.versions.node)) {
  // First of all: V8 begins to optimise Node's own loader while it loads what follows.
  keepFootprintSmall();
  // Loaded only now: an older Node would fail on an import it does not have, with a stack trace.
  const { runProcess } = await import('./run-process.ts');
  await runProcess(process, ROOT, readVersion());
} else {
  process.stderr.write(
    `pilotlight: this is Node ${process.versions.node}; Pilotlight needs ${LEAST_NODE.join('.')} or newer.\n`,
  );
  process.exitCode = 70;
}
