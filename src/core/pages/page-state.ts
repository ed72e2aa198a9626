import type { PageFailure, PageReading } from '../../shared/observation.ts';
import type { FeedFormat } from '../../shared/service.ts';
import type { FeedPart, FeedReading } from '../feeds/feed.ts';

/** What one document of a page last said, and how to ask for it only if it changed. */
export interface DocumentMemory {
  readonly url: string;
  readonly etag: string | null;
  /** Null while it never could be read. */
  readonly reading: FeedReading | null;
  readonly triedMonoMs: number;
  /** When it last came whole, and not as unchanged. */
  readonly wholeMonoMs: number;
}

/** What is remembered of one page between readings. */
export interface PageState {
  /** The last good reading; it stays while the page cannot be read. */
  readonly reading: PageReading | null;
  /** Why the last try failed; null if it did not. */
  readonly failure: PageFailure | null;
  /** Failed tries in a row. */
  readonly failures: number;
  readonly triedAt: number | null;
  readonly documents: Readonly<Record<FeedPart, DocumentMemory | null>>;
  /** What the headers of the last answer asked for. */
  readonly retryAfterMs: number | null;
  readonly maxAgeMs: number | null;
  /** How long after the last good reading the next was planned, in ms; left out where none was in this run. */
  readonly plannedMs?: number;
  /** What a page of which the catalogue was not sure turned out to be; left out where it is what was expected. */
  readonly foundAs?: FeedFormat;
  /** The mirror in use because the page's own host is blocked, and when that host was last tried. */
  readonly mirror: { readonly url: string; readonly ownTriedMonoMs: number } | null;
}

export const NEW_PAGE: PageState = {
  reading: null,
  failure: null,
  failures: 0,
  triedAt: null,
  documents: { state: null, components: null, incidents: null, maintenances: null },
  retryAfterMs: null,
  maxAgeMs: null,
  mirror: null,
};

/** Whether two states of a page tell the same, the moment of reading aside. */
export function isSameReading(before: PageState, after: PageState): boolean {
  if (before.failure?.kind !== after.failure?.kind) return false;
  if (before.reading === null || after.reading === null) return before.reading === after.reading;
  const isUnchanged = DOCUMENTS.every(
    (part) => before.documents[part]?.reading === after.documents[part]?.reading,
  );
  const isWaiting = before.reading.unlisted !== undefined || after.reading.unlisted !== undefined;
  return (isUnchanged && !isWaiting) || content(before.reading) === content(after.reading);
}

const DOCUMENTS = ['state', 'components', 'incidents', 'maintenances'] as const satisfies readonly FeedPart[];

function content(reading: PageReading): string {
  return JSON.stringify({ ...reading, at: 0 });
}
