import type { OpenEngine } from '../../src/headless/open-engine.ts';
import { seedHistory } from '../seed-history.ts';
import { SEED_SERVICES } from '../seed-services.ts';
import { tellStory } from '../seed-story.ts';
import { type Past, withPast, YEAR_ENDS_MS } from './seeded-file.ts';

const DAY_MS = 86_400_000;
const CADENCE_MS = 30_000;

/** Five million tries of five targets. */
const YEAR: Past = {
  name: 'year',
  sources: [],
  seed: (history) => {
    const story = tellStory({
      services: SEED_SERVICES,
      fromMs: YEAR_ENDS_MS - 365 * DAY_MS,
      toMs: YEAR_ENDS_MS,
      seed: 1,
    });
    seedHistory(history, SEED_SERVICES, story, CADENCE_MS);
  },
};

/** Runs `use` with an engine over a copy of the year of five targets. */
export function withYear<Answer>(use: (engine: OpenEngine) => Promise<Answer>): Promise<Answer> {
  return withPast(YEAR, { services: { services: SEED_SERVICES, controls: null, caPem: null } }, use);
}
