const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Younger than this, every revision is kept; */
export const KEEP_ALL_MS = DAY_MS;
/** younger than this, the last of each hour; after that, the last of each day. */
const KEEP_HOURLY_MS = 30 * DAY_MS;

interface Dated {
  readonly number: number;
  readonly at: number;
}

/**
 * Which revisions of a note have outlived their use. `revisions` are oldest first. The newest stays, and so does the last of
 * every hour or day, by the user's own clock.
 */
export function decideThinned(revisions: readonly Dated[], nowMs: number): ReadonlySet<number> {
  return new Set(
    revisions.flatMap(({ number, at }, index) => {
      const next = revisions[index + 1];
      const stretch = stretchAt(at, nowMs);
      return next !== undefined && stretch !== null && stretchAt(next.at, nowMs) === stretch ? [number] : [];
    }),
  );
}

/** When one of these revisions, kept now, may have outlived its use; null where none ever will. */
export function nextThinAt(revisions: readonly Dated[], nowMs: number): number | null {
  const due = revisions.flatMap(({ at }, index) => {
    const next = revisions[index + 1];
    if (next === undefined || localDay(next.at) !== localDay(at)) return [];
    const isSameHour = localHour(next.at) === localHour(at);
    // Both must have left the stretch of time in which they are apart.
    const leavesAt = next.at + (isSameHour && nowMs - next.at < KEEP_ALL_MS ? KEEP_ALL_MS : KEEP_HOURLY_MS);
    return [Math.max(leavesAt, at + KEEP_ALL_MS, nowMs + 1)];
  });
  return due.length === 0 ? null : Math.min(...due);
}

/** Names the stretch of time of which one revision is kept; null for one that is too young to go. */
function stretchAt(at: number, nowMs: number): string | null {
  const ageMs = nowMs - at;
  if (ageMs < KEEP_ALL_MS) return null;
  return ageMs < KEEP_HOURLY_MS ? localHour(at) : localDay(at);
}

function localDay(at: number): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${date.getMonth()}-${date.getDate()}`;
}

function localHour(at: number): string {
  return `${localDay(at)} ${new Date(at).getHours()}`;
}
