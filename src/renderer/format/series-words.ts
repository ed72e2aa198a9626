import type { PhaseMeans } from '../../shared/history.ts';
import { clockWords } from '../../shared/words/duration.ts';
import { SPEECH } from '../speech.ts';
import { toLatencyWords, toShareWords } from './latency.ts';
import type { SeriesSummary, Slot } from './series.ts';

const count = new Intl.NumberFormat(SPEECH.locale);

/** What a series shows, in a sentence or two, for `place` over `span` such as "the last 24 hours". */
export function summaryWords(summary: SeriesSummary, place: string, span: string): string {
  const { answered, failed, uncounted } = summary.tally;
  const tried = answered + failed;
  if (tried + uncounted === 0) return `${place} was not tried in ${span}.`;
  const parts: string[] = [];
  if (tried === 0) parts.push(`No try at ${place} in ${span} counts.`);
  else if (failed === 0) {
    parts.push(
      `In ${span} ${place} answered ${tried === 1 ? 'the only try' : `all ${count.format(tried)} tries`}.`,
    );
  } else {
    parts.push(
      `In ${span} ${count.format(failed)} of ${count.format(tried)} tries at ${place} failed (${toShareWords(failed, tried)}).`,
    );
  }
  if (summary.typicalMs !== null)
    parts.push(`It typically answers within ${toLatencyWords(summary.typicalMs)}.`);
  if (uncounted > 0)
    parts.push(
      `${count.format(uncounted)} more ${uncounted === 1 ? 'does' : 'do'} not count: the trouble was on this side.`,
    );
  if (summary.gapShare >= 0.005) {
    parts.push(
      `Nothing is known about ${toShareWords(Math.round(summary.gapShare * 1000), 1000)} of the time.`,
    );
  }
  return parts.join(' ');
}

/** When a slot is, in words. */
export function slotTime({ at, lengthMs }: Slot, now: number): string {
  const from = clockWords(at, now, SPEECH);
  return lengthMs < 60_000 ? from : `${from} to ${clockWords(at + lengthMs, now, SPEECH)}`;
}

/** One slot in words, for the cursor: when, how fast, and what failed. */
export function slotWords(slot: Slot, now: number): string {
  const when = slotTime(slot, now);
  if (slot.bucket === null) return `${when}: nothing known`;
  const { p50, p95, p99 } = slot.bucket;
  const { answered, failed, uncounted } = slot.tally;
  const parts: string[] = [];
  if (p50 !== null) parts.push(`half within ${toLatencyWords(p50)}`);
  if (p95 !== null) parts.push(`95 % within ${toLatencyWords(p95)}`);
  if (p99 !== null) parts.push(`99 % within ${toLatencyWords(p99)}`);
  if (slot.bucket.phases !== null) parts.push(phaseWords(slot.bucket.phases));
  parts.push(failed === 0 ? 'none failed' : `${failed} of ${answered + failed} failed`);
  if (uncounted > 0) parts.push(`${uncounted} not counted`);
  return `${when}: ${parts.join(', ')}`;
}

/** Where the time of an average answer went, in words. */
export function phaseWords({ dnsMs, tcpMs, tlsMs, ttfbMs }: PhaseMeans): string {
  const whole = toLatencyWords(dnsMs + tcpMs + tlsMs + ttfbMs);
  const [dns, tcp, tls, wait] = [dnsMs, tcpMs, tlsMs, ttfbMs].map((ms) => count.format(Math.round(ms)));
  return `on average ${whole} in all (address ${dns}, connecting ${tcp}, securing ${tls}, waiting ${wait} ms)`;
}
