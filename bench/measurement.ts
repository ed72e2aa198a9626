/** One figure beside its budget and a peer's. `value` is null where this system cannot measure it. */
export interface Measurement {
  readonly name: string;
  readonly value: number | null;
  readonly unit: string;
  readonly budget: number | null;
  /** What Uptime Kuma 2.5.3 took for the same, as measured once on a like machine. */
  readonly peer?: string;
}
