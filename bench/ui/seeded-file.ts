import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { History } from '../../src/core/history-port.ts';
import type { Clock } from '../../src/core/ports.ts';
import { type EngineSetup, type OpenEngine, openEngine } from '../../src/headless/open-engine.ts';
import { openHistory } from '../../src/node/history/open.ts';

const ROOT = join(import.meta.dirname, '../..');
const CACHE = join(ROOT, 'node_modules/.cache/pilotlight-bench-year');

/** When the seeded past ends: the present, as far as the bench is concerned, so that the same past serves for ever. */
export const YEAR_ENDS_MS = Date.UTC(2026, 3, 30, 15);

/** A clock that stands at the end of the seeded past, while what is measured goes on. */
const YEAR_CLOCK: Clock = {
  wallMs: () => YEAR_ENDS_MS,
  monoMs: () => performance.now(),
  after: (delayMs, run) => {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
};

/** What every seeded file depends on. */
const SOURCES = [
  'bench/seed-history.ts',
  'bench/seed-services.ts',
  'bench/seed-story.ts',
  'src/node/history/schema.ts',
  'src/node/history/tally.ts',
  'src/node/history/rollup.ts',
  'src/node/history/sample-block.ts',
];

export interface Past {
  readonly name: string;
  /** Further files it depends on; it is made anew where any of them changed. */
  readonly sources: readonly string[];
  readonly seed: (history: History) => void;
}

/** The history file of a past, lived through the store's own doors. Made once. */
function pastFile({ name, sources, seed }: Past): string {
  const hash = createHash('sha256');
  for (const source of [...SOURCES, ...sources]) hash.update(readFileSync(join(ROOT, source)));
  const path = join(CACHE, `${name}-${hash.digest('hex').slice(0, 16)}.db`);
  if (existsSync(path)) return path;
  for (const old of globSync(join(CACHE, `${name}-*`))) rmSync(old);
  mkdirSync(CACHE, { recursive: true });
  const draft = `${path}.draft`;
  const opened = openHistory({ path: draft, clock: YEAR_CLOCK });
  if (!opened.ok) throw new Error(opened.error.message);
  seed(opened.value.history);
  opened.value.history.close();
  renameSync(draft, path);
  return path;
}

/** Runs `use` with an engine over a copy of a past. It is never started: nothing is probed, and nothing is added. */
export async function withPast<Answer>(
  past: Past,
  setup: Pick<EngineSetup, 'services' | 'candidatesFile'>,
  use: (engine: OpenEngine) => Promise<Answer>,
): Promise<Answer> {
  const folder = mkdtempSync(join(tmpdir(), 'pilotlight-bench-'));
  try {
    cpSync(pastFile(past), join(folder, 'history.db'));
    const opened = openEngine({ ...setup, folder, version: 'bench', env: {}, clock: YEAR_CLOCK });
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
