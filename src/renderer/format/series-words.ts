import type { PhaseMeans } from '../../shared/history.ts';
import { clockWords } from '../../shared/words/duration.ts';
import { SPEECH } from '../speech.ts';
import { historyText } from '../text/history-text.ts';
import { toLatencyWords, toShareWords } from './latency.ts';
import { endWords } from './range-words.ts';
import type { SeriesSummary, Slot } from './series.ts';

function countWords(count: number): string {
  return count.toLocaleString(SPEECH.locale);
}

/** What a series shows, in a sentence or two, for `place` over `span`, which begins it: "In the last 24 hours". */
export function summaryWords({ tally, typicalMs }: SeriesSummary, place: string, span: string): string {
  const text = historyText().tries;
  const { answered, failed, uncounted } = tally;
  const tried = answered + failed;
  if (tried + uncounted === 0) return text.none(span, place);
  const parts: string[] = [];
  if (tried === 0) parts.push(text.noneCounts(span, place));
  else if (failed > 0) {
    const share = toShareWords(failed, tried);
    parts.push(text.failed(span, place, countWords(failed), countWords(tried), share));
  } else if (tried === 1) parts.push(text.onlyAnswered(span, place));
  else parts.push(text.allAnswered(span, place, countWords(tried)));
  if (typicalMs !== null) parts.push(text.typically(toLatencyWords(typicalMs)));
  if (uncounted > 0) parts.push(text.uncounted(countWords(uncounted), uncounted === 1));
  return parts.join(' ');
}

/** When a slot is, in words. */
export function slotTime({ at, lengthMs }: Slot, now: number): string {
  const from = clockWords(at, now, SPEECH);
  return lengthMs < 60_000 ? from : historyText().span.fromTo(from, endWords(at, at + lengthMs, now));
}

/** One slot in words, for the cursor: when, how fast, and what failed. */
export function slotWords(slot: Slot, now: number): string {
  const text = historyText().slot;
  const when = slotTime(slot, now);
  if (slot.bucket === null) return text.line(when, text.nothing);
  const { p50, p95, p99, phases } = slot.bucket;
  const { answered, failed, uncounted } = slot.tally;
  const parts = [
    ...(p50 === null ? [] : [text.half(toLatencyWords(p50))]),
    ...(p95 === null ? [] : [text.share95(toLatencyWords(p95))]),
    ...(p99 === null ? [] : [text.share99(toLatencyWords(p99))]),
    ...(phases === null ? [] : [phaseWords(phases)]),
    failed === 0 ? text.noneFailed : text.failed(failed, answered + failed),
    ...(uncounted === 0 ? [] : [text.uncounted(uncounted)]),
  ];
  return text.line(when, parts.join(', '));
}

/** Where the time of an average answer went, in words. */
export function phaseWords({ dnsMs, tcpMs, tlsMs, ttfbMs }: PhaseMeans): string {
  const whole = toLatencyWords(dnsMs + tcpMs + tlsMs + ttfbMs);
  const [dns = '', tcp = '', tls = '', wait = ''] = [dnsMs, tcpMs, tlsMs, ttfbMs].map((ms) =>
    countWords(Math.round(ms)),
  );
  return historyText().slot.phases(whole, dns, tcp, tls, wait);
}
