/** Wall time as the application under test sees it: real, scaled, or a dial in a test's hand. In ms since 1970. */
export interface WallClock {
  readonly wallMs: () => number;
}

/** Everything an engine or a network needs of a clock. */
export interface StoryClock extends WallClock {
  readonly monoMs: () => number;
  /** Calls `run` once after `delayMs`; the answer cancels it. */
  readonly after: (delayMs: number, run: () => void) => () => void;
}

/** A timer of Node's holds no more than this. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

function callAfter(realDelayMs: number, run: () => void): () => void {
  const timer = setTimeout(run, Math.min(Math.max(0, realDelayMs), LONGEST_TIMER_MS));
  return () => clearTimeout(timer);
}

/**
 * A clock that starts at `startAtMs` and runs `speed` times as fast as real time, timers included. Wall time comes in whole
 * milliseconds; it and monotonic time never drift apart, for that would look like a sleep. `realMs` is real monotonic time in ms from any origin.
 */
export function createScaledClock(
  speed: number,
  startAtMs: number = Date.now(),
  realMs: () => number = () => performance.now(),
): StoryClock {
  const startedAt = realMs();
  const monoMs = () => (realMs() - startedAt) * speed;
  return {
    monoMs,
    wallMs: () => Math.round(startAtMs + monoMs()),
    after: (delayMs, run) => callAfter(delayMs / speed, run),
  };
}

const OFFSET = /^(-)?(?:(\d+):)?(\d+):([0-5]\d)$/;

/** Reads `mm:ss` or `h:mm:ss`, minutes open-ended without hours, as ms. Null where it is neither. */
export function parseOffset(text: string): number | null {
  const match = OFFSET.exec(text);
  if (match === null) {
    return null;
  }
  const [, sign, hours = '0', minutes = '0', seconds = '0'] = match;
  const totalMs = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
  return sign === '-' && totalMs > 0 ? -totalMs : totalMs;
}

/** Writes an offset in ms as `mm:ss`, rounded down to the second. */
export function toOffsetText(offsetMs: number): string {
  const seconds = Math.floor(Math.abs(offsetMs) / 1000);
  const minutes = String(Math.floor(seconds / 60)).padStart(2, '0');
  return `${offsetMs < 0 ? '-' : ''}${minutes}:${String(seconds % 60).padStart(2, '0')}`;
}

/** A detector calls an answer slow only some 750 ms above its median, so a faster clock must not shrink delays below this. */
const NOTICEABLE_MS = 1_000;

/**
 * How long the server really waits where a scenario says `delayMs`, in real ms. Clients measure latency on the monotonic clock,
 * which no speed scales; but a full wait at 60x would eat minutes of the story. So long waits shrink with the speed, down to
 * what is still noticed.
 */
export function toServerDelayMs(delayMs: number, speed: number): number {
  return shrink(delayMs, speed, NOTICEABLE_MS);
}

/** Room for a noticeable delay, a TLS handshake and a busy machine. */
const SHORTEST_DEADLINE_MS = 2_500;

/**
 * The clock for what touches the network while the rest lives in scaled time: stamps from the story, latencies in real ms, and
 * deadlines that shrink with the speed, though never so far that a healthy host misses them.
 */
export function toNetworkClock(
  story: WallClock,
  speed: number,
  realMs: () => number = () => performance.now(),
): StoryClock {
  return {
    wallMs: story.wallMs,
    monoMs: realMs,
    after: (delayMs, run) => callAfter(shrink(delayMs, speed, SHORTEST_DEADLINE_MS), run),
  };
}

function shrink(delayMs: number, speed: number, leastMs: number): number {
  return speed <= 1 ? delayMs : Math.max(Math.min(delayMs, leastMs), delayMs / speed);
}
