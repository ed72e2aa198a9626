import type { Level } from '../shared/level.ts';
import type { Impact, Incident, IncidentStatus, Sample } from '../shared/observation.ts';
import type { Result } from '../shared/result.ts';
import type { Episode, VerdictChange } from '../shared/verdict.ts';
import type { StorageProblem } from './ports.ts';

/** What a page said from `at` on, as it is kept: incidents by id, since they are kept apart. */
export interface KeptReading {
  readonly page: string;
  readonly at: number;
  readonly name: string;
  readonly isMirror: boolean;
  readonly components: readonly {
    readonly id: string;
    readonly name: string;
    readonly group: string | null;
    readonly level: Level;
  }[];
  readonly incidents:
    | readonly { readonly id: string; readonly status: IncidentStatus; readonly impact: Impact }[]
    | null;
}

export interface KeptIncident {
  readonly page: string;
  readonly incident: Incident;
}

/** Some of what is kept: where the next part begins, null after the last; and how much of all has been read, from 0 to 1. */
export interface KeptPage<Row> {
  readonly rows: readonly Row[];
  readonly next: number | null;
  readonly share: number;
}

/** `after` is 0 at the beginning, then the `next` of the page before. */
export type ReadKept<Row> = (after: number) => Result<KeptPage<Row>, StorageProblem>;

/** Everything kept, watched or not, in the order in which it was written, a page at a time: for taking it away whole. */
export interface Kept {
  /** Every target that was ever tried, by id. */
  readonly targetIds: () => Result<readonly string[], StorageProblem>;
  readonly samples: ReadKept<Sample>;
  readonly readings: ReadKept<KeptReading>;
  readonly changes: ReadKept<VerdictChange>;
  readonly incidents: ReadKept<KeptIncident>;
  readonly episodes: ReadKept<Episode>;
}
