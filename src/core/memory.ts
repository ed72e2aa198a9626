import { z } from 'zod';
import { PageFailureSchema, PageReadingSchema } from '../shared/observation.ts';
import { PlaceSchema } from '../shared/place.ts';
import { EpisodeSchema, VerdictSchema } from '../shared/verdict.ts';
import { type Told, ToldSchema } from './alerts.ts';
import { type EngineState, NEW_STATE } from './engine-state.ts';
import type { EngineHistory } from './history-port.ts';
import { recallControlLatencies, recallTargetLatencies } from './keep-latency.ts';
import { type Notification, withoutOld } from './notification.ts';
import type { Now } from './now.ts';
import { NEW_PAGE, type PageState } from './pages/page-state.ts';
import type { Stored } from './ports.ts';
import type { Charts } from './verdict/charts.ts';
import { CALM_SLOW_CHART, type SlowChart } from './verdict/slow-chart.ts';
import { SteadinessSchema } from './verdict/steadiness.ts';
import { NEW_TARGET, RECENT_SAMPLES, type TargetState } from './verdict/target-state.ts';
import type { Watched } from './watched.ts';

/**
 * What the engine keeps between two runs, each part under a key of its own, so that a small change writes little. All of it
 * is parsed when it comes back: a part that does not fit is left out, as if it had never been kept.
 */

const ChartsSchema: z.ZodType<Charts> = z.object({
  outage: z.number(),
  partial: z.number(),
  firstFailMonoMs: z.number().nullable(),
  alarm: z.enum(['none', 'partial', 'outage']),
  failed: z.int(),
  tried: z.int(),
  successesInARow: z.int(),
});
const SlowChartSchema: z.ZodType<SlowChart> = z.object({
  score: z.number(),
  firstMonoMs: z.number().nullable(),
  since: z.int().nullable(),
  isUp: z.boolean(),
  slow: z.int(),
  onTheWay: z.int(),
  tried: z.int(),
  usualInARow: z.int(),
});
const TargetSchema = z.object({
  charts: ChartsSchema,
  slow: SlowChartSchema.default(CALM_SLOW_CHART),
  slowConnection: SlowChartSchema.default(CALM_SLOW_CHART),
  failingSince: z.int().nullable(),
  alarmedAt: z.int().nullable().default(null),
  provenAt: z.int().nullable().default(null),
  quickTries: z.int(),
});
const PageSchema = z.object({
  reading: PageReadingSchema.nullable(),
  failure: PageFailureSchema.nullable(),
  triedAt: z.int().nullable(),
});
const NotificationSchema: z.ZodType<Notification> = z.object({
  id: z.string(),
  at: z.int(),
  kind: z.enum(['started', 'worsened', 'ended', 'back', 'maintenance', 'several']),
  serviceIds: z.array(z.string()),
  place: PlaceSchema.nullable().default(null),
  title: z.string(),
  body: z.string(),
  urgency: z.enum(['low', 'normal', 'critical']),
});

const VerdictsSchema = z.record(z.string(), VerdictSchema);
const ToldsSchema = z.record(z.string(), ToldSchema);
const EpisodesSchema = z.record(z.string(), EpisodeSchema);
const SteadinessesSchema = z.record(z.string(), SteadinessSchema);
const TargetsSchema = z.record(z.string(), TargetSchema);
const PendingSchema = z.array(NotificationSchema);

/** The part of history that remembers. */
type Kept = Pick<EngineHistory, 'loadState' | 'recent'>;

const pageKey = (url: string): string => `page:${url}`;

/** Brings the state of the last run back for the services watched now. */
export function recallState(history: Kept, watched: readonly Watched[], now: Now): EngineState {
  const recall = <Value>(key: string, schema: z.ZodType<Value>, empty: Value): Value => {
    const parsed = schema.safeParse(history.loadState(key));
    return parsed.success ? parsed.data : empty;
  };
  const kept = new Map(Object.entries(recall('targets', TargetsSchema, {})));
  const targets = watched.flatMap(({ service }) => service.targets);
  const pageUrls = new Set(watched.flatMap(({ service }) => service.page?.url ?? []));
  return {
    ...NEW_STATE,
    verdicts: new Map(Object.entries(recall('verdicts', VerdictsSchema, {}))),
    told: new Map<string, Told>(Object.entries(recall('told', ToldsSchema, {}))),
    episodes: new Map(Object.entries(recall('episodes', EpisodesSchema, {}))),
    steadiness: new Map(Object.entries(recall('steadiness', SteadinessesSchema, {}))),
    controlLatencies: recallControlLatencies(history),
    pending: withoutOld(recall('pending', PendingSchema, []), now.wallMs),
    targets: new Map(targets.map(({ id }) => [id, recallTarget(history, id, kept.get(id), now)])),
    pages: new Map(
      [...pageUrls].map((url): [string, PageState] => [
        url,
        { ...NEW_PAGE, ...recall(pageKey(url), PageSchema, { reading: null, failure: null, triedAt: null }) },
      ]),
    ),
  };
}

/** The monotonic clock began anew with this run: the first failure's place on it is worked out from its wall time. */
function recallTarget(
  history: Kept,
  targetId: string,
  kept: z.infer<typeof TargetSchema> | undefined,
  now: Now,
): TargetState {
  const recent = history.recent({ targetId, limit: RECENT_SAMPLES });
  const latencies = recallTargetLatencies(history, targetId);
  if (kept === undefined) return { ...NEW_TARGET, recent, latencies };
  const toMonoMs = (at: number | null): number => now.monoMs - Math.max(0, now.wallMs - (at ?? now.wallMs));
  const recallSlow = (chart: SlowChart): SlowChart =>
    chart.firstMonoMs === null ? chart : { ...chart, firstMonoMs: toMonoMs(chart.since) };
  const { charts } = kept;
  return {
    ...NEW_TARGET,
    ...kept,
    charts:
      charts.firstFailMonoMs === null ? charts : { ...charts, firstFailMonoMs: toMonoMs(kept.failingSince) },
    slow: recallSlow(kept.slow),
    slowConnection: recallSlow(kept.slowConnection),
    recent,
    latencies,
  };
}

/** Keeps what concerns the user: verdicts, what was told, open episodes, unconfirmed messages. */
export function keepVerdicts(history: EngineHistory, state: EngineState): readonly Stored[] {
  return [
    history.saveState('verdicts', Object.fromEntries(state.verdicts)),
    history.saveState('told', Object.fromEntries(state.told)),
    history.saveState('steadiness', Object.fromEntries(state.steadiness)),
    history.saveState('episodes', Object.fromEntries(state.episodes)),
    history.saveState('pending', state.pending),
  ];
}

/** Keeps how far each target's charts have come. */
export function keepTargets(history: EngineHistory, state: EngineState): Stored {
  const entries = [...state.targets].map(([id, target]) => {
    const { charts, slow, slowConnection, failingSince, alarmedAt, provenAt, quickTries } = target;
    return [id, { charts, slow, slowConnection, failingSince, alarmedAt, provenAt, quickTries }];
  });
  return history.saveState('targets', Object.fromEntries(entries));
}

/** Keeps what a page said last, or that it could not be read. */
export function keepPage(
  history: EngineHistory,
  url: string,
  { reading, failure, triedAt }: PageState,
): Stored {
  return history.saveState(pageKey(url), { reading, failure, triedAt });
}
