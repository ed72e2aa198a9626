import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { isTrouble, type Level, worst } from '../../src/shared/level.ts';
import { createMachine } from './machine.ts';
import { pageDelay } from './outages.ts';
import { createRandom, type Random } from './random.ts';
import { TWO_TARGETS, WATCHED } from './services.ts';
import { type Summary, summarise } from './summary.ts';
import { HOUR, MINUTE, type Trouble } from './weather.ts';

/**
 * The incidents of a recorded page, each begun some minutes before the page said so: by the lag that was published for such
 * pages. What share of tries fails is set by the impact, because the page does not tell; that probes see the outage at all is
 * taken for granted, which holds for the edge and the gateway and not for inference alone.
 */
export interface ReplayResult {
  readonly incidents: number;
  /** Incidents told before the page said a word, and how long before; negative is after. */
  readonly toldFirst: number;
  readonly lead: Summary;
  /** From the true start until told: by this detector, by its probes with the page read beside them, and by the page alone. */
  readonly told: Summary;
  readonly pageOnly: Summary;
}

const RECORDING = join(
  import.meta.dirname,
  '../../../shared/recorded/statuspage/claude/history_2023-03_to_2026-06.json',
);

const IncidentSchema = z.object({
  impact: z.string(),
  incident_updates: z.array(
    z.object({
      created_at: z.iso.datetime().transform((text) => Date.parse(text)),
      affected_components: z.array(z.object({ code: z.string(), new_status: z.string() })).nullable(),
    }),
  ),
});
type Recorded = z.infer<typeof IncidentSchema>;

const LEVELS: Readonly<Record<string, Level>> = {
  operational: 'operational',
  degraded_performance: 'degraded',
  partial_outage: 'partial_outage',
  major_outage: 'major_outage',
  under_maintenance: 'maintenance',
};
const SHARES: Readonly<Record<string, number>> = { critical: 1, major: 0.5, minor: 0.2 };
const LONGEST_LAG_MS = HOUR;

/** Null where there is no recording. */
export function replayHistory(seed: number): ReplayResult | null {
  if (!existsSync(RECORDING)) return null;
  const recorded = z.array(IncidentSchema).parse(JSON.parse(readFileSync(RECORDING, 'utf8')));
  const outages = recorded.flatMap((incident) => toOutage(incident) ?? []);
  const runs = outages.map((outage, index) => playOutage(outage, createRandom(seed * 104_729 + index)));
  const leads = runs.flatMap(({ toldMs, pageMs }) => (toldMs === null ? [] : [pageMs - toldMs]));
  return {
    incidents: runs.length,
    toldFirst: leads.filter((lead) => lead > 0).length,
    lead: summarise(leads),
    told: summarise(runs.map(({ toldMs }) => toldMs)),
    pageOnly: summarise(runs.map(({ pageMs }) => pageMs)),
  };
}

interface Outage {
  readonly share: number;
  /** What the page's components together showed, from when on. */
  readonly levels: readonly { readonly atMs: number; readonly level: Level }[];
  /** When the page first showed trouble, and last. */
  readonly saidAtMs: number;
  readonly overAtMs: number;
}

/** Null for an incident in which the page never showed a component in trouble. */
function toOutage({ impact, incident_updates: updates }: Recorded): Outage | null {
  const states = new Map<string, Level>();
  const levels = updates
    .toSorted((a, b) => a.created_at - b.created_at)
    .map(({ created_at: atMs, affected_components: components }) => {
      for (const { code, new_status } of components ?? []) states.set(code, LEVELS[new_status] ?? 'unknown');
      return { atMs, level: worst([...states.values()], 'operational') };
    });
  const saidAtMs = levels.find(({ level }) => isTrouble(level))?.atMs;
  const lastMs = levels.at(-1)?.atMs;
  if (saidAtMs === undefined || lastMs === undefined) return null;
  return { share: SHARES[impact] ?? 0.2, levels, saidAtMs, overAtMs: Math.max(lastMs, saidAtMs + MINUTE) };
}

/** Delays from the true start: until told, null where it never was, and until somebody who reads only the page knows. */
function playOutage(
  outage: Outage,
  random: Random,
): { readonly toldMs: number | null; readonly pageMs: number } {
  const beginsMs = outage.saidAtMs - Math.min(LONGEST_LAG_MS, pageDelay(random));
  const failing: Trouble = { kind: 'failing', provider: 0, share: outage.share, how: 'error' };
  const serviceId = TWO_TARGETS.service.id;
  let toldMs: number | null = null;
  const machine = createMachine({
    watched: WATCHED,
    random,
    troublesAt: (atMs) => (atMs >= beginsMs && atMs < outage.overAtMs ? [failing] : []),
    officialAt: (id, atMs) =>
      id === serviceId
        ? (outage.levels.findLast((step) => step.atMs <= atMs)?.level ?? 'operational')
        : 'operational',
    onNotification: ({ serviceIds }) => {
      if (serviceIds.includes(serviceId)) toldMs ??= machine.nowMs();
    },
  });
  machine.skipTo(beginsMs - 2 * MINUTE);
  machine.run(outage.overAtMs + HOUR, () => toldMs !== null);
  const readMs = outage.saidAtMs + random.between(0, MINUTE);
  return { toldMs: toldMs === null ? null : toldMs - beginsMs, pageMs: readMs - beginsMs };
}
