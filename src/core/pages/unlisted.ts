import { type Incident, LISTS_TO_BE_GONE, type PageReading } from '../../shared/observation.ts';
import { isOpen } from '../feeds/page-level.ts';

/**
 * The open incidents that a page stopped listing, after its next reading. A list may lag behind the state it belongs to, or be read
 * less often, and the end of an incident stands in the list alone. `isListRead` says whether a complete list of a kind was read for
 * this reading. What is gone stays for one reading, so that whoever keeps incidents learns of it.
 */
export function followUnlisted(
  before: PageReading | null,
  next: Pick<PageReading, 'at' | 'incidents'>,
  isListRead: (kind: Incident['kind']) => boolean,
): NonNullable<PageReading['unlisted']> {
  const known = (before?.unlisted ?? []).filter(({ lists }) => lists < LISTS_TO_BE_GONE);
  if (next.incidents === null) return known;
  const listed = new Set(next.incidents.map(({ id }) => id));
  const left = (before?.incidents ?? [])
    .filter(isOpen)
    .map(({ id, kind }) => ({ id, kind, since: next.at, lists: 0 }));
  return [...known, ...left]
    .filter(({ id }) => !listed.has(id))
    .map((one) => ({ ...one, lists: one.lists + (isListRead(one.kind) ? 1 : 0) }));
}
