import type { Measurement } from './measurement.ts';

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

/** Runs suites one after the other and prints each figure beside its budget; answers whether all were kept. */
export async function report(suites: readonly (() => Promise<readonly Measurement[]>)[]): Promise<boolean> {
  let areKept = true;
  console.log(`${''.padEnd(40)}${'measured'.padStart(14)}${'budget'.padStart(14)}${'peer'.padStart(12)}`);
  for (const measure of suites) {
    for (const measurement of await measure()) {
      console.log(toLine(measurement));
      const { value, budget } = measurement;
      if (value !== null && budget !== null && value > budget) areKept = false;
    }
  }
  return areKept;
}
