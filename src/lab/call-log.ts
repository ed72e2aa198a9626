import type { Behaviour } from './behaviour.ts';

/** One request, or one connection that never became one, as a host saw it. `at` is the offset in ms. */
export interface LabCall {
  readonly at: number;
  readonly host: string;
  /** The path, or `(connection)`. */
  readonly endpoint: string;
  readonly got: Behaviour['kind'];
}

/** How many calls each host got, by endpoint. */
export type CallCounts = Readonly<Record<string, Readonly<Record<string, number>>>>;

export interface CallLog {
  readonly add: (call: LabCall) => void;
  /** The latest calls, oldest first. */
  readonly calls: () => readonly LabCall[];
  /** Counts of all calls, those no longer listed too. */
  readonly counts: () => CallCounts;
}

const KEPT = 20_000;

/** Remembers who was called how often; the newest 20,000 calls one by one. */
export function createCallLog(kept: number = KEPT): CallLog {
  const latest: LabCall[] = [];
  const counts = new Map<string, Map<string, number>>();
  return {
    add: (call) => {
      latest.push(call);
      if (latest.length > 2 * kept) {
        latest.splice(0, latest.length - kept);
      }
      const ofHost = counts.get(call.host) ?? new Map<string, number>();
      ofHost.set(call.endpoint, (ofHost.get(call.endpoint) ?? 0) + 1);
      counts.set(call.host, ofHost);
    },
    calls: () => latest.slice(-kept),
    counts: () => Object.fromEntries([...counts].map(([host, ofHost]) => [host, Object.fromEntries(ofHost)])),
  };
}
