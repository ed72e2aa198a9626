/** What there is to show: plain text, bounded. A click opens the first of its services. */
export interface Message {
  readonly id: string;
  readonly at: number;
  /** The services it speaks of; empty where it speaks of none. */
  readonly serviceIds: readonly string[];
  readonly title: string;
  readonly body: string;
  readonly urgency: 'low' | 'normal' | 'critical';
}

/** A message that the engine wants told. A host shows it and confirms it by `id`; until then it counts as not told. */
export interface Notification extends Message {
  readonly kind: 'started' | 'worsened' | 'ended' | 'back' | 'maintenance' | 'several';
}
