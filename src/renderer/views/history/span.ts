const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** What the charts show: so much time, up to `endMs`, or up to the present, which it then follows. */
export interface Span {
  readonly spanMs: number;
  /** Null follows the present. */
  readonly endMs: number | null;
}

/** A span laid down in time. */
export interface Range {
  readonly fromMs: number;
  readonly toMs: number;
}

export const LEAST_SPAN_MS = HOUR_MS;
export const MOST_SPAN_MS = 5 * 366 * DAY_MS;

export type PresetName = '1h' | '24h' | '7d' | '30d' | '90d' | '1y';

/** Spans to jump to. */
export const PRESETS: Readonly<Record<PresetName, number>> = {
  '1h': HOUR_MS,
  '24h': DAY_MS,
  '7d': 7 * DAY_MS,
  '30d': 30 * DAY_MS,
  '90d': 90 * DAY_MS,
  '1y': 365 * DAY_MS,
};

export const PRESET_NAMES = ['1h', '24h', '7d', '30d', '90d', '1y'] as const satisfies readonly PresetName[];

/** The preset a span is, if it is one and follows the present. */
export function presetOf({ spanMs, endMs }: Span): PresetName | null {
  return endMs === null ? (PRESET_NAMES.find((name) => PRESETS[name] === spanMs) ?? null) : null;
}

/** How often a span that follows the present moves on, in ms: by about two pixels, and no less than every five minutes. */
export function stepMs({ spanMs }: Span): number {
  return Math.min(300_000, Math.max(30_000, Math.round(spanMs / 480 / 30_000) * 30_000));
}

/** A span's place in time. */
export function toRange({ spanMs, endMs }: Span, nowMs: number): Range {
  const toMs = endMs ?? nowMs;
  return { fromMs: toMs - spanMs, toMs };
}

/**
 * A range as a span that is neither too short nor too long, and does not reach past the present; where it touches it, it follows
 * it. A range that is too short grows around its middle.
 */
export function toSpan({ fromMs, toMs }: Range, nowMs: number): Span {
  const spanMs = Math.round(Math.min(MOST_SPAN_MS, Math.max(LEAST_SPAN_MS, toMs - fromMs)));
  const endMs = Math.round((fromMs + toMs) / 2 + spanMs / 2);
  // Within half a slot of the present is at the present.
  return { spanMs, endMs: endMs >= nowMs - spanMs / 480 ? null : endMs };
}

/** Zooms by `factor` (below 1 is closer) so that the moment at `share` of the range stays where it is. */
export function zoom(span: Span, factor: number, share: number, nowMs: number): Span {
  const { fromMs } = toRange(span, nowMs);
  const spanMs = Math.round(Math.min(MOST_SPAN_MS, Math.max(LEAST_SPAN_MS, span.spanMs * factor)));
  const moment = fromMs + span.spanMs * share;
  const start = moment - spanMs * share;
  return toSpan({ fromMs: start, toMs: start + spanMs }, nowMs);
}

/** Moves a span by a share of itself; negative is into the past, no farther than `firstMs`, and never past the present. */
export function pan(span: Span, share: number, firstMs: number | null, nowMs: number): Span {
  const { fromMs, toMs } = toRange(span, nowMs);
  const byMs = span.spanMs * share;
  // Half a span before anything is known is as far as there is a reason to go.
  const leastEnd = (firstMs ?? nowMs) + span.spanMs / 2;
  const end = Math.min(nowMs, Math.max(toMs + byMs, Math.min(toMs, leastEnd)));
  return toSpan({ fromMs: fromMs + (end - toMs), toMs: end }, nowMs);
}
