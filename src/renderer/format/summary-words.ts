import type { Durations, Summary } from '../../shared/statistics.ts';
import { spanWords } from '../../shared/words/duration.ts';
import { SPEECH } from '../speech.ts';
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

/** Below this share of a range, in percent, what is unknown is not worth a word. */
const LEAST_UNKNOWN_SHARE = 0.005;

/** What a range adds up to for a service, in a sentence or three. `span` is such as "the last 24 hours". */
export function serviceWords(summary: Summary, name: string, span: string): string {
  const { workedMs, outMs, degradedMs, unknownMs, knownMs } = toParts(summary.ms);
  if (knownMs === 0) return `Nothing is known of ${name} in ${span}.`;
  const parts: string[] = [];
  const { episodeCount } = summary;
  if (outMs + degradedMs === 0) parts.push(`In ${span} ${name} worked for all of the time known.`);
  else {
    const failures =
      episodeCount === 0 ? '' : `, with ${episodeCount === 1 ? 'one failure' : `${episodeCount} failures`}`;
    parts.push(
      `In ${span} ${name} worked for ${toShareWords(workedMs, knownMs)} of the time known${failures}.`,
    );
    const lengths = [
      ...(outMs > 0 ? [`out for ${spanWords(outMs, SPEECH)}`] : []),
      ...(degradedMs > 0 ? [`degraded for ${spanWords(degradedMs, SPEECH)}`] : []),
    ];
    parts.push(`It was ${lengths.join(' and ')}.`);
  }
  const wholeMs = knownMs + unknownMs;
  if (unknownMs / wholeMs >= LEAST_UNKNOWN_SHARE) {
    parts.push(`Nothing is known about ${toShareWords(unknownMs, wholeMs)} of the time.`);
  }
  return parts.join(' ');
}

/** How the lead over the page stands, in a sentence; null where no episode can tell. */
export function leadWords(summary: Summary): string | null {
  const leads = summary.episodes.flatMap(({ leadMs }) => (leadMs === null ? [] : [leadMs]));
  if (summary.lead === null && summary.silentCount === 0) return null;
  const ahead = leads.filter((leadMs) => leadMs > 0).length;
  const parts: string[] = [];
  if (summary.lead !== null) {
    const { meanMs } = summary.lead;
    const mean = spanWords(Math.abs(meanMs), SPEECH);
    parts.push(
      `Pilotlight knew before the page in ${ahead} of ${leads.length} ${leads.length === 1 ? 'failure' : 'failures'}, on average ${mean} ${meanMs < 0 ? 'after' : 'before'} it.`,
    );
  }
  if (summary.silentCount > 0) {
    parts.push(
      summary.silentCount === 1
        ? 'One failure the page never mentioned.'
        : `${summary.silentCount} failures the page never mentioned.`,
    );
  }
  return parts.join(' ');
}
