import { commonestOf } from '../commonest.ts';
import type { UseRow } from './transcript-row.ts';

/** What real use showed lately, by model: counts alone, nothing of what was said. */
export interface RecentUse {
  /** Errors and turns of the last while, oldest first. */
  readonly rows: readonly UseRow[];
}

/** The service that real use tells of: the transcripts are those of Claude Code. */
export const REAL_USE_SERVICE_ID = 'claude';

export const NO_USE: RecentUse = { rows: [] };

/** Errors count against the provider this long: the longest span over which the verdict adds them up. */
export const USE_KEEP_MS = 10 * 60_000;
/** So many errors, and so many turns: however many turns there are, they push no error out. */
const MAX_ROWS = 250;

/** The recent rows with more of them, what is too old or not yet possible left out. */
export function observeUse(use: RecentUse, rows: readonly UseRow[], wallMs: number): RecentUse {
  const kept = [...use.rows, ...rows].filter(
    ({ at }) => at > wallMs - USE_KEEP_MS && at <= wallMs + USE_KEEP_MS,
  );
  const [turns, errors] = [kept.filter(isTurn), kept.filter((row) => !isTurn(row))].map((some) =>
    some.toSorted((a, b) => a.at - b.at).slice(-MAX_ROWS),
  );
  return { rows: [...(errors ?? []), ...(turns ?? [])].toSorted((a, b) => a.at - b.at) };
}

const isTurn = (row: UseRow): boolean => row.class === 'turn';

/** What the last `spanMs` of real use add up to. */
export interface UseSummary {
  readonly turns: number;
  readonly providerErrors: number;
  /** Errors that count only beside a failing probe: a stream that broke off, a connection that closed. */
  readonly unclearErrors: number;
  /** The commonest code among the provider's errors. */
  readonly code: string | null;
  /** Models with errors of the provider's, most first. */
  readonly models: readonly { readonly model: string; readonly errors: number; readonly turns: number }[];
  readonly firstErrorAt: number | null;
  readonly lastErrorAt: number | null;
}

/** Adds up the rows of the last `spanMs`; the user's own errors, such as a session limit, are no sign of anything. */
export function summariseUse(use: RecentUse, spanMs: number, wallMs: number): UseSummary {
  const rows = recentRows(use, spanMs, wallMs);
  const errors = rows.filter((row) => row.class === 'provider');
  return {
    turns: rows.filter((row) => row.class === 'turn').length,
    providerErrors: errors.length,
    unclearErrors: rows.filter((row) => row.class === 'unclear').length,
    code: commonestOf(errors.map(({ code }) => code)),
    models: byModel(rows),
    firstErrorAt: errors[0]?.at ?? null,
    lastErrorAt: errors.at(-1)?.at ?? null,
  };
}

/** A row from farther ahead is of before the clock was set back: it would count for as long as the clock was wrong. */
function recentRows({ rows }: RecentUse, spanMs: number, wallMs: number): readonly UseRow[] {
  return rows.filter(({ at }) => at > wallMs - spanMs && at <= wallMs + spanMs);
}

/** Turns that came back since the last error of the same kind, after which its errors are over. */
const TURNS_THAT_HEAL = 3;

/**
 * The provider's errors of the last `spanMs` that no turns since have answered, oldest first, among what real use met and what
 * models answered when they were asked. One model that answers says nothing of another: errors that name a model are over by turns
 * of that model, and those that name none, as Claude Code writes them, by turns of real use alone.
 */
export function openErrors(
  use: RecentUse,
  asked: RecentUse,
  spanMs: number,
  wallMs: number,
): readonly UseRow[] {
  const own = recentRows(use, spanMs, wallMs);
  const all = [...own, ...recentRows(asked, spanMs, wallMs)].toSorted((a, b) => a.at - b.at);
  const errors = all.filter((row) => row.class === 'provider');
  const over = new Set(
    [...new Set(errors.map(({ model }) => model))].filter((model) => {
      const lastAt = errors.findLast((row) => row.model === model)?.at ?? 0;
      const telling = model === null ? own : all.filter((row) => row.model === model);
      return telling.filter((row) => isTurn(row) && row.at > lastAt).length >= TURNS_THAT_HEAL;
    }),
  );
  return errors.filter(({ model }) => !over.has(model));
}

function byModel(rows: readonly UseRow[]): UseSummary['models'] {
  const models = new Set(rows.flatMap(({ model }) => model ?? []));
  return [...models]
    .map((model) => {
      const own = rows.filter((row) => row.model === model);
      return {
        model,
        errors: own.filter((row) => row.class === 'provider').length,
        turns: own.filter((row) => row.class === 'turn').length,
      };
    })
    .filter(({ errors }) => errors > 0)
    .toSorted((a, b) => b.errors - a.errors);
}
