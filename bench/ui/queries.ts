import type { Dispatch } from '../../src/core/handlers.ts';
import type { CallName } from '../../src/shared/names.ts';
import type { Measurement } from '../measurement.ts';
import { SEED_SERVICES } from '../seed-services.ts';
import { YEAR_ENDS_MS } from './seeded-file.ts';
import { withYear } from './seeded-year.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const RUNS = 31;

const SPANS: readonly (readonly [name: string, ms: number])[] = [
  ['1 h', HOUR_MS],
  ['6 h', 6 * HOUR_MS],
  ['24 h', DAY_MS],
  ['7 d', 7 * DAY_MS],
  ['30 d', 30 * DAY_MS],
  ['90 d', 90 * DAY_MS],
  ['1 y', 365 * DAY_MS],
];

/** What a chart asks for, bands and figures included, and what the rest of the view does, each from the call to the JSON that answers it. */
export async function measureQueries(): Promise<readonly Measurement[]> {
  return withYear(async ({ dispatch }) => {
    const measurements: Measurement[] = [];
    const [service] = SEED_SERVICES;
    const targetIds = SEED_SERVICES.flatMap(({ targets }) => targets.map(({ id }) => id));
    const serviceId = service?.id ?? '';
    const targetId = targetIds[0] ?? '';
    const add = async (
      name: string,
      budget: number | null,
      call: CallName,
      request: unknown,
    ): Promise<void> => {
      measurements.push({ name, value: await median(dispatch, call, request), unit: 'ms', budget });
    };

    for (const [name, lengthMs] of SPANS) {
      const range = { fromMs: YEAR_ENDS_MS - lengthMs, toMs: YEAR_ENDS_MS };
      const chart = { serviceId, targetId, ...range, points: 240, bandPoints: 480 };
      await add(`chart query, ${name}`, 10, 'history.chart', chart);
    }
    const timeZone = 'Europe/Berlin';
    const toMs = YEAR_ENDS_MS;
    await add('90 days by component', null, 'history.days', { serviceId, toMs, days: 90, timeZone });
    await add('12 weeks by hour', null, 'history.week', {
      serviceId,
      fromMs: toMs - 84 * DAY_MS,
      toMs,
      timeZone,
    });
    await add('5 targets compared, 1 y', null, 'history.compare', {
      targetIds,
      fromMs: toMs - 365 * DAY_MS,
      toMs,
      points: 160,
    });
    return measurements;
  });
}

async function median(dispatch: Dispatch, call: CallName, request: unknown): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const startedAt = performance.now();
    const answered = await dispatch(call, request);
    JSON.stringify(answered);
    times.push(performance.now() - startedAt);
    if (!answered.ok) throw new Error(`${call}: ${answered.error.message}`);
  }
  return times.toSorted((a, b) => a - b)[RUNS >> 1] ?? Number.NaN;
}
