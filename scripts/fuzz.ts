/**
 * Feeds every page format arbitrary and damaged documents, far more than the unit tests do: `npm run fuzz`, or
 * `npm run fuzz -- <cases> <seed>`. The properties are those of tests/core/feeds/feed.property.test.ts; a failure prints its seed.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const [cases = '100000', seed = '20260310'] = process.argv.slice(2);
if (!/^\d{1,9}$/.test(cases) || !/^-?\d{1,10}$/.test(seed)) {
  console.error('Give the number of cases a feed, and a seed: npm run fuzz -- 100000 20260310');
  process.exit(2);
}
const root = join(import.meta.dirname, '..');
const child = spawnSync('vitest', ['run', 'tests/core/feeds/feed.property.test.ts'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, FUZZ_CASES: cases, FUZZ_SEED: seed },
});
process.exit(child.status ?? 1);
