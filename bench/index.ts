/** Measures what the budgets name and prints each figure beside its budget: `npm run bench`. Fails where one is passed. */
import { measureBundle } from './bundle.ts';
import { measureEngine } from './engine.ts';
import { measureHistory } from './history.ts';
import type { Measurement } from './measurement.ts';
import { measureNotes } from './notes.ts';
import { measureCrashes } from './notes-crash.ts';

function toText(value: number | null, unit: string): string {
  if (value === null) return 'not measured';
  const rounded =
    value >= 1_000 ? Math.round(value).toLocaleString('en') : value.toFixed(value >= 100 ? 0 : 1);
  return `${rounded} ${unit}`.trim();
}

function toLine({ name, value, unit, budget, peer }: Measurement): string {
  const isKept = budget === null || (value !== null && value <= budget);
  const mark = budget === null ? ' ' : value === null ? '?' : isKept ? '✓' : '✗';
  const limit = budget === null ? '' : `≤ ${toText(budget, unit)}`;
  return [
    `${mark} ${name}`.padEnd(40),
    toText(value, unit).padStart(14),
    limit.padStart(14),
    (peer ?? '').padStart(12),
  ].join('');
}

const suites = [
  measureEngine,
  measureHistory,
  measureNotes,
  () => measureCrashes(),
  async () => measureBundle(),
];
const measurements: Measurement[] = [];
console.log(`${''.padEnd(40)}${'measured'.padStart(14)}${'budget'.padStart(14)}${'peer'.padStart(12)}`);
for (const measure of suites) {
  for (const measurement of await measure()) {
    measurements.push(measurement);
    console.log(toLine(measurement));
  }
}
const passed = measurements.filter(
  ({ value, budget }) => value !== null && budget !== null && value > budget,
);
process.exitCode = passed.length === 0 ? 0 : 1;
