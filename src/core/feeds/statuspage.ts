import type { Incident } from '../../shared/observation.ts';
import type { Feed, FeedKnowledge, FeedReading, FurtherPart } from './feed.ts';
import { isOpen } from './page-level.ts';
import { parseStatuspageDocument, statuspageAddressOf } from './statuspage-document.ts';

/** How often a list is read again for notes and postmortems written after the end. */
const LATE_NOTES_EVERY_MS = 6 * 3_600_000;
/** How often a list is read again that does not agree with the summary: it may never do, where it ends before an old open incident. */
const DISAGREEMENT_EVERY_MS = 5 * 60_000;

/** Atlassian Statuspage, public API v2 (every page documents it at `/api`). */
export const statuspageFeed: Feed = {
  format: 'statuspage',
  addressOf: statuspageAddressOf,
  parse: parseStatuspageDocument,
  plan: (knowledge) => [...planIncidents(knowledge), ...planMaintenances(knowledge)],
};

/**
 * The summary carries what is open with all its updates, and drops it when it ends. So the list of incidents is read at first
 * sight, and once more whenever the two disagree on what is open: when an incident begins, and when it has left the summary. Of one
 * that came and went between two of its readings the end is awaited too.
 */
function planIncidents({ state, further, awaited }: FeedKnowledge): readonly FurtherPart[] {
  const known = further.incidents ?? null;
  if (known === null) return ['incidents'];
  const isAgreed = known.reading !== null && agree(state, known.reading, 'incident');
  const isSettled = isAgreed && awaited?.has('incident') !== true;
  const everyMs = isSettled ? LATE_NOTES_EVERY_MS : DISAGREEMENT_EVERY_MS;
  return known.triedAgoMs >= everyMs ? ['incidents'] : [];
}

/** As with incidents, but nothing is read while no maintenance is in sight: past ones explain nothing. */
function planMaintenances({ state, further, awaited }: FeedKnowledge): readonly FurtherPart[] {
  const known = further.maintenances ?? null;
  const isAgreed = agree(state, known?.reading ?? null, 'maintenance');
  if (isAgreed && (known === null || awaited?.has('maintenance') !== true)) return [];
  return known === null || known.triedAgoMs >= DISAGREEMENT_EVERY_MS ? ['maintenances'] : [];
}

function agree(a: FeedReading, b: FeedReading | null, kind: Incident['kind']): boolean {
  const [left, right] = [openIds(a, kind), openIds(b, kind)];
  return left.size === right.size && [...left].every((id) => right.has(id));
}

function openIds(reading: FeedReading | null, kind: Incident['kind']): ReadonlySet<string> {
  const open = reading?.incidents?.filter((incident) => incident.kind === kind && isOpen(incident));
  return new Set(open?.map(({ id }) => id));
}
