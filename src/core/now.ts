/** One moment on both clocks: `wallMs` for stamps, `monoMs` for durations. Decisions take it as a value. */
export interface Now {
  readonly wallMs: number;
  readonly monoMs: number;
}

/** A stamp farther ahead than this was made before the clock was set back: it does not tell when. */
export const MAX_AHEAD_MS = 5_000;
