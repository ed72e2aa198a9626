import type { Evidence } from '../../shared/verdict.ts';
import { MAX_AHEAD_MS, type Now } from '../now.ts';
import { NO_USE, openErrors, type RecentUse, summariseUse, type UseSummary } from '../real-use/recent-use.ts';
import type { Finding, Known } from './known.ts';

/** Beside a failing try, so many errors of the provider's within five minutes are proof enough. */
const BESIDE_FAILURE = { errors: 2, spanMs: 5 * 60_000 };
/** On their own, it takes so many within ten; what the probes see, such as a live refusal, exercises no model. */
const ALONE = { errors: 3, spanMs: 10 * 60_000 };

/** Whether real use confirms what a probe only suspects. A stream that broke off counts here, though never on its own. */
export function isConfirmedByUse(known: Known, now: Now): boolean {
  const { providerErrors, unclearErrors } = summarise(known, BESIDE_FAILURE.spanMs, now);
  return providerErrors > 0 && providerErrors + unclearErrors >= BESIDE_FAILURE.errors;
}

/**
 * The rest of the seventh rule: probes pass, but what the user really does fails at the provider, or what a model is asked with
 * the user's own key.
 */
export function whenUseFails(known: Known, now: Now): Finding | null {
  const errors = openErrors(known.use ?? NO_USE, askedOf(known), ALONE.spanMs, now.wallMs);
  const isUseFailing = errors.length >= ALONE.errors;
  const model = freshModel(known, now);
  const isModelFailing = model?.state.isFailing === true;
  if (!isUseFailing && !isModelFailing) return null;
  const starts = [
    isUseFailing ? (errors[0]?.at ?? null) : null,
    isModelFailing ? model.state.failingSince : null,
  ].filter((at) => at !== null);
  return {
    level: 'degraded',
    cause: 'provider',
    reason: 'failing_in_use',
    since: starts.length === 0 ? undefined : Math.min(...starts),
  };
}

/** The model check, as long as its newest telling answer speaks for now: not before a sleep, nor for longer than two intervals. */
function freshModel({ model = null, freshFrom }: Known, now: Now): Known['model'] {
  const at = model?.state.told?.at ?? null;
  if (model === null || at === null || at < freshFrom || at > now.wallMs + MAX_AHEAD_MS) return null;
  return now.wallMs - at <= model.keepMs ? model : null;
}

/** What the model answered last; null where it was not asked, or too long ago to tell of now. */
export function modelEvidence(known: Known, now: Now): Evidence | null {
  const state = freshModel(known, now)?.state;
  if (state?.told == null) return null;
  const { model, outcome, code, tookMs, at } = state.told;
  return { kind: 'model', model, outcome, code, tookMs, failed: state.failedInARow, at };
}

/** What real use showed within ten minutes, by model where rows name one; null where it showed nothing. */
export function realUseEvidence(known: Known, now: Now): Evidence | null {
  const use = summariseUse(known.use ?? NO_USE, ALONE.spanMs, now.wallMs);
  if (use.lastErrorAt === null) return null;
  return {
    kind: 'use',
    failed: use.providerErrors,
    tried: use.providerErrors + use.turns,
    spanMs: ALONE.spanMs,
    code: use.code ?? '',
    models: use.models.map(({ model, errors }) => ({ model, failed: errors })),
    at: use.lastErrorAt,
  };
}

/** Real use and the answers of a model, added up together: each confirms the other. */
function summarise(known: Known, spanMs: number, now: Now): UseSummary {
  const rows = [...(known.use?.rows ?? []), ...askedOf(known).rows].toSorted((a, b) => a.at - b.at);
  return summariseUse({ rows }, spanMs, now.wallMs);
}

/** What the model answered lately; not before a sleep. */
function askedOf({ model = null, freshFrom }: Known): RecentUse {
  return { rows: (model?.state.use.rows ?? []).filter(({ at }) => at >= freshFrom) };
}
