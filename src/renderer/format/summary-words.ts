import type { Durations, Summary } from '../../shared/statistics.ts';
import { spanWords } from '../../shared/words/duration.ts';
import { SPEECH } from '../speech.ts';
import { historyText } from '../text/history-text.ts';
import { toShareWords } from './latency.ts';

/** How long a service was known to work, to fail and so on, and how long nothing was known, in ms. */
export interface Parts {
  readonly workedMs: number;
  readonly outMs: number;
  readonly degradedMs: number;
  readonly maintenanceMs: number;
  readonly unknownMs: number;
  /** All but what is unknown. */
  readonly knownMs: number;
}

export function toParts(ms: Durations): Parts {
  const workedMs = ms.operational ?? 0;
  const degradedMs = ms.degraded ?? 0;
  const outMs = (ms.partial_outage ?? 0) + (ms.major_outage ?? 0);
  const maintenanceMs = ms.maintenance ?? 0;
  return {
    workedMs,
    degradedMs,
    outMs,
    maintenanceMs,
    unknownMs: (ms.unknown ?? 0) + (ms.you ?? 0),
    knownMs: workedMs + degradedMs + outMs + maintenanceMs,
  };
}

/** Below this share of a range what is unknown is not worth a word. */
const LEAST_UNKNOWN_SHARE = 0.005;

/** What a range adds up to for a service, in a sentence or three. `span` begins it, such as "In the last 24 hours". */
export function serviceWords(summary: Summary, name: string, span: string): string {
  const text = historyText().summary;
  const { workedMs, outMs, degradedMs, unknownMs, knownMs } = toParts(summary.ms);
  if (knownMs === 0) return text.nothing(span, name);
  const parts: string[] = [];
  if (outMs + degradedMs === 0) parts.push(text.calm(span, name));
  else {
    parts.push(text.worked(span, name, toShareWords(workedMs, knownMs), summary.episodeCount));
    const out = spanWords(outMs, SPEECH);
    const degraded = spanWords(degradedMs, SPEECH);
    if (degradedMs === 0) parts.push(text.out(out));
    else parts.push(outMs === 0 ? text.degraded(degraded) : text.both(out, degraded));
  }
  const wholeMs = knownMs + unknownMs;
  if (unknownMs / wholeMs >= LEAST_UNKNOWN_SHARE) parts.push(text.unknown(toShareWords(unknownMs, wholeMs)));
  return parts.join(' ');
}

/** How the lead over the page stands, in a sentence or two; null where no episode can tell. */
export function leadWords(summary: Summary): string | null {
  const text = historyText().leads;
  const { lead, silentCount, episodes } = summary;
  if (lead === null && silentCount === 0) return null;
  const leads = episodes.flatMap(({ leadMs }) => (leadMs === null ? [] : [leadMs]));
  const ahead = leads.filter((leadMs) => leadMs > 0).length;
  const parts: string[] = [];
  if (lead !== null) {
    const mean = spanWords(Math.abs(lead.meanMs), SPEECH);
    const say = lead.meanMs < 0 ? text.knewAfter : text.knewBefore;
    parts.push(say(ahead, leads.length, mean));
  }
  if (silentCount > 0) parts.push(text.silent(silentCount));
  return parts.join(' ');
}
