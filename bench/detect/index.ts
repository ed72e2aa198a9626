/**
 * How soon outages are told, how often nothing is the matter, and whose fault things are called: `npm run bench:detect`.
 *
 *     node bench/detect/index.ts [--years 10] [--trials 1000] [--seeds 200] [--seed 1] [--json file]
 *
 * `--figures` measures every step of the settings as well, and writes `src/renderer/views/settings/detection-figures.ts`, which
 * the settings show: it takes about ten minutes a simulated decade.
 *
 * `--full` is a hundred years, 5,000 outages of each kind and 1,000 seeds a fault. Everything is seeded: equal arguments give
 * equal figures, the cost alone excepted. Fails where a target is missed.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { measureCost } from './cost.ts';
import { nameFaults } from './faults.ts';
import { measureFigures, writeFigures } from './figures.ts';
import { measureOutage, OUTAGE_KINDS } from './outages.ts';
import { replayHistory } from './replay.ts';
import { printReport, type Report, toChecks } from './report.ts';
import { simulateYears } from './years.ts';

const { values } = parseArgs({
  options: {
    years: { type: 'string' },
    trials: { type: 'string' },
    seeds: { type: 'string' },
    seed: { type: 'string', default: '1' },
    json: { type: 'string' },
    full: { type: 'boolean', default: false },
    figures: { type: 'boolean', default: false },
  },
});

function toCount(text: string | undefined, quick: number, full: number): number {
  const count = text === undefined ? (values.full ? full : quick) : Number(text);
  if (!(count > 0)) throw new Error(`Not a count: ${text}`);
  return count;
}

const seed = Number(values.seed);
const startedMs = performance.now();
const cost = measureCost();
const years = simulateYears(toCount(values.years, 10, 100), seed);
const trials = Math.round(toCount(values.trials, 1_000, 5_000));
const outages = OUTAGE_KINDS.map((kind) => measureOutage(kind, trials, seed));
const replay = replayHistory(seed);
const faults = await nameFaults(Math.round(toCount(values.seeds, 200, 1_000)), seed);
const report: Report = { seed, cost, years, outages, replay, faults, tookMs: performance.now() - startedMs };
const checks = toChecks(report);
printReport(report, checks);
if (values.json !== undefined)
  writeFileSync(values.json, `${JSON.stringify({ ...report, checks }, null, 2)}\n`);
if (values.figures) {
  const extent = { seed, years: toCount(values.years, 10, 10), trials };
  writeFigures(measureFigures(extent.years, trials, seed), extent);
}
process.exitCode = checks.every(({ isMet }) => isMet) ? 0 : 1;
