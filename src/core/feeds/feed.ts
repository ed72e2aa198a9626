import type { Incident, PageComponent } from '../../shared/observation.ts';
import type { Result } from '../../shared/result.ts';
import type { FeedFormat } from '../../shared/service.ts';
import { incidentioFeed } from './incidentio.ts';
import { statuspageFeed } from './statuspage.ts';

/**
 * The documents a page is read from: `state` says how its components are and is read each time, the others are read when the
 * feed's plan asks for them: `incidents` is the page's latest incidents, ended ones included, `maintenances` the same of maintenances.
 */
export type FeedPart = 'state' | 'incidents' | 'maintenances';
export type FurtherPart = Exclude<FeedPart, 'state'>;

/** One document as it came, read at `at` (ms since 1970). */
export interface FeedInput {
  readonly part: FeedPart;
  readonly bytes: Uint8Array;
  readonly at: number;
}

/** What one document said. `components` and `incidents` are null where it lists none at all, `name` where it does not tell. */
export interface FeedReading {
  readonly name: string | null;
  readonly components: readonly PageComponent[] | null;
  readonly incidents: readonly Incident[] | null;
}

/** Why a body is no reading; `detail` is the schema path that did not fit, or what the body was instead. */
export interface FeedProblem {
  readonly kind: 'truncated' | 'not_json' | 'invalid';
  readonly detail: string;
}

/** What became of a further document: what it last said (null while it never could be read) and how long ago it was last tried. */
export interface PartMemory {
  readonly reading: FeedReading | null;
  readonly triedAgoMs: number;
}

/** What is known once `state` has been read (or found unchanged): null for a document that has not been tried. */
export interface FeedKnowledge {
  readonly state: FeedReading;
  readonly further: Readonly<Record<FurtherPart, PartMemory | null>>;
}

/** One page format, from unknown bytes to a reading. Nothing here throws. */
export interface Feed {
  readonly format: FeedFormat;
  /** Where the page at `pageUrl`, or a mirror of it, serves a document. */
  readonly addressOf: (part: FeedPart, pageUrl: string) => string;
  readonly parse: (input: FeedInput) => Result<FeedReading, FeedProblem>;
  /** Which further documents are worth a request now. One that fails costs the page nothing: its state has been read. */
  readonly plan: (knowledge: FeedKnowledge) => readonly FurtherPart[];
}

const FEEDS: Readonly<Record<FeedFormat, Feed>> = {
  statuspage: statuspageFeed,
  incidentio: incidentioFeed,
};

/** The feed that reads pages of a format. */
export function feedFor(format: FeedFormat): Feed {
  return FEEDS[format];
}
