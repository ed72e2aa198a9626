import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  PROBE_INTERVALS_MS,
  type Sensitivity,
  SensitivitySchema,
  SettingsSchema,
} from '../../src/shared/settings.ts';
import { measureOutage, type OutageKind } from './outages.ts';
import { PROVIDERS, WATCHED } from './services.ts';
import { simulateYears } from './years.ts';

/** What one choice in the settings costs, as measured: delays in ms from the beginning of an outage, on average. */
export interface Figure {
  readonly sensitivity: Sensitivity;
  readonly intervalMs: number;
  /** All tries fail; half of them; three in ten. Null where more than one in twenty was not told within six hours. */
  readonly hardMs: number | null;
  readonly halfMs: number | null;
  readonly thirdMs: number | null;
  /** Of any kind, for each service with targets. */
  readonly falseAlarmsPerYear: number;
}

const FILE = join(import.meta.dirname, '../../src/renderer/views/settings/detection-figures.ts');
const MISSED_SHARE = 0.05;

/** Measures every step of the settings at every interval they offer. */
export function measureFigures(years: number, trials: number, seed: number): readonly Figure[] {
  return SensitivitySchema.options.flatMap((sensitivity) =>
    PROBE_INTERVALS_MS.map((intervalMs) => {
      const settings = SettingsSchema.parse({ probes: { sensitivity, intervalMs } });
      const meanMs = (share: number): number | null => {
        const kind: OutageKind = { name: '', provider: PROVIDERS - 1, share, how: 'error' };
        const { told } = measureOutage(kind, trials, seed, settings);
        return told.missed > MISSED_SHARE * told.count ? null : told.meanMs;
      };
      const { falseAlarms } = simulateYears(years, seed, true, settings);
      const { local, blip, chance } = falseAlarms;
      return {
        sensitivity,
        intervalMs,
        hardMs: meanMs(1),
        halfMs: meanMs(0.5),
        thirdMs: meanMs(0.3),
        falseAlarmsPerYear: (local + blip + chance) / years / WATCHED.length,
      };
    }),
  );
}

/** How much was simulated for each figure. */
export interface Extent {
  readonly seed: number;
  readonly years: number;
  readonly trials: number;
}

/** Writes them where the settings look for them. */
export function writeFigures(figures: readonly Figure[], extent: Extent): void {
  writeFileSync(FILE, toSource(figures, extent));
}

/** The figures as a module: whole seconds, and alarms to the tenth. */
export function toSource(figures: readonly Figure[], { seed, years, trials }: Extent): string {
  const seconds = (ms: number | null): string => (ms === null ? 'null' : `${Math.round(ms / 1_000)}_000`);
  const rows = figures.map(
    ({ sensitivity, intervalMs, hardMs, halfMs, thirdMs, falseAlarmsPerYear }) => `  {
    sensitivity: '${sensitivity}',
    intervalMs: ${intervalMs / 1_000}_000,
    hardMs: ${seconds(hardMs)},
    halfMs: ${seconds(halfMs)},
    thirdMs: ${seconds(thirdMs)},
    falseAlarmsPerYear: ${Number(falseAlarmsPerYear.toFixed(1))},
  },
`,
  );
  return `import type { DetectionFigure } from './detection-cost.ts';

/**
 * Measured, not typed: \`npm run bench:detect -- --figures --years ${years} --trials ${trials} --seed ${seed}\` writes this file.
 * Each figure is of ${years} simulated years and ${trials} outages.
 */
export const DETECTION_FIGURES: readonly DetectionFigure[] = [
${rows.join('')}];
`;
}
