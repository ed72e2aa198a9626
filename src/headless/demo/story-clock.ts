import type { Clock } from '../../core/ports.ts';
import { createScaledClock } from '../../lab/time.ts';
import { createClock } from '../../node/clock.ts';

export interface StoryClocks {
  /** What the engine lives by: story time. */
  readonly story: Clock;
  /**
   * What the wire is timed by: stamps of the story, durations and deadlines of real life. A handshake takes as long as it
   * takes, and a deadline that ran with the story would cut it short.
   */
  readonly network: Clock;
}

export function createStoryClocks(speed: number): StoryClocks {
  const story = createScaledClock(speed);
  return { story, network: { ...createClock(), wallMs: story.wallMs } };
}

/** How long a story takes unless told otherwise. */
const USUAL_LENGTH_MS = 3 * 60_000;
const MAX_SPEED = 120;

/** The speed at which a story of `lengthMs` takes about three minutes; never slower than life. */
export function usualSpeed(lengthMs: number): number {
  return Math.min(MAX_SPEED, Math.max(1, lengthMs / USUAL_LENGTH_MS));
}
