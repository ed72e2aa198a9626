/** A message to the user, as data. A host shows it and confirms it by `id`; until then it counts as not told. */
export interface Notification {
  readonly id: string;
  readonly at: number;
  readonly kind: 'started' | 'worsened' | 'ended' | 'back' | 'maintenance' | 'several';
  /** The services it speaks of; a click opens the first. */
  readonly serviceIds: readonly string[];
  readonly title: string;
  readonly body: string;
  readonly urgency: 'low' | 'normal' | 'critical';
}
