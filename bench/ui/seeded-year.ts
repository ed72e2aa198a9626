import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '../../src/core/ports.ts';
import { type OpenEngine, openEngine } from '../../src/headless/open-engine.ts';
import { openHistory } from '../../src/node/history/open.ts';
import { seedHistory } from '../seed-history.ts';
import { SEED_SERVICES } from '../seed-services.ts';
import { tellStory } from '../seed-story.ts';

const ROOT = join(import.meta.dirname, '../..');
const CACHE = join(ROOT, 'node_modules/.cache/pilotlight-bench-year');
const DAY_MS = 86_400_000;
const CADENCE_MS = 30_000;

/** When the year ends: the present, as far as the bench is concerned, so that the same year serves for ever. */
export const YEAR_ENDS_MS = Date.UTC(2026, 3, 30, 15);

/** What the file depends on; it is made anew where any of it changed. */
const SOURCES = [
  'bench/seed-history.ts',
  'bench/seed-services.ts',
  'bench/seed-story.ts',
  'src/node/history/schema.ts',
  'src/node/history/tally.ts',
  'src/node/history/rollup.ts',
  'src/node/history/sample-block.ts',
];

/** A clock that stands at the end of the year, while what is measured goes on. */
export const YEAR_CLOCK: Clock = {
  wallMs: () => YEAR_ENDS_MS,
  monoMs: () => performance.now(),
  after: (delayMs, run) => {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
};

/** The history file of the year: five million tries of five targets, lived through the store's own doors. Made once. */
function yearFile(): string {
  const hash = createHash('sha256');
  for (const source of SOURCES) hash.update(readFileSync(join(ROOT, source)));
  const path = join(CACHE, `${hash.digest('hex').slice(0, 16)}.db`);
  if (existsSync(path)) return path;
  rmSync(CACHE, { recursive: true, force: true });
  mkdirSync(CACHE, { recursive: true });
  const draft = `${path}.draft`;
  const opened = openHistory({ path: draft, clock: YEAR_CLOCK });
  if (!opened.ok) throw new Error(opened.error.message);
  const story = tellStory({
    services: SEED_SERVICES,
    fromMs: YEAR_ENDS_MS - 365 * DAY_MS,
    toMs: YEAR_ENDS_MS,
    seed: 1,
  });
  seedHistory(opened.value.history, SEED_SERVICES, story, CADENCE_MS);
  opened.value.history.close();
  renameSync(draft, path);
  return path;
}

/** Runs `use` with an engine over a copy of the year. It is never started: nothing is probed, and nothing is added. */
export async function withYear<Answer>(use: (engine: OpenEngine) => Promise<Answer>): Promise<Answer> {
  const folder = mkdtempSync(join(tmpdir(), 'pilotlight-bench-'));
  try {
    cpSync(yearFile(), join(folder, 'history.db'));
    const opened = openEngine({
      folder,
      services: { services: SEED_SERVICES, controls: null, caPem: null },
      version: 'bench',
      env: {},
      clock: YEAR_CLOCK,
    });
    if (!opened.ok) throw new Error(opened.error.message);
    try {
      return await use(opened.value);
    } finally {
      opened.value.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
