import type { Place } from '../shared/place.ts';

/** What there is to show: plain text, bounded. */
export interface Message {
  readonly id: string;
  readonly at: number;
  /** What a click opens: the incident or the service it tells of; null for no place in particular. */
  readonly place: Place | null;
  readonly title: string;
  readonly body: string;
  readonly urgency: 'low' | 'normal' | 'critical';
}

/** A message that the engine wants told. A host shows it and confirms it by `id`; until then it counts as not told. */
export interface Notification extends Message {
  /** The services it speaks of, the first one first. */
  readonly serviceIds: readonly string[];
  readonly kind: 'started' | 'worsened' | 'ended' | 'back' | 'maintenance' | 'several';
}

/** A message this old is no news any more, and not told. */
const NEWS_FOR_MS = 15 * 60_000;

/** The messages that are still worth telling, of those that nobody has confirmed. */
export function withoutOld(pending: readonly Notification[], wallMs: number): readonly Notification[] {
  return pending.filter(({ at }) => wallMs - at <= NEWS_FOR_MS);
}
