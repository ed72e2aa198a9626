/** One moment on both clocks: `wallMs` for stamps, `monoMs` for durations. Decisions take it as a value. */
export interface Now {
  readonly wallMs: number;
  readonly monoMs: number;
}
