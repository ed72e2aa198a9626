import type { Evidence } from '../../shared/verdict.ts';
import type { Now } from '../now.ts';
import { NO_USE, summariseUse, type UseSummary } from '../real-use/recent-use.ts';
import type { Finding, Known } from './known.ts';

/** Beside a failing try, so many errors of the provider's within five minutes are proof enough. */
const BESIDE_FAILURE = { errors: 2, spanMs: 5 * 60_000 };
/** On their own, it takes so many within ten; what the probes see, such as a live refusal, exercises no model. */
const ALONE = { errors: 3, spanMs: 10 * 60_000 };
/** Turns that came back since the last error, after which the errors are over. */
const TURNS_THAT_HEAL = 3;

/** Whether real use confirms what a probe only suspects. A stream that broke off counts here, though never on its own. */
export function isConfirmedByUse(known: Known, now: Now): boolean {
  const { providerErrors, unclearErrors } = summarise(known, BESIDE_FAILURE.spanMs, now);
  return providerErrors > 0 && providerErrors + unclearErrors >= BESIDE_FAILURE.errors;
}

/** The rest of the seventh rule: probes pass, but what the user really does fails at the provider. */
export function whenUseFails(known: Known, now: Now): Finding | null {
  const use = summarise(known, ALONE.spanMs, now);
  if (use.providerErrors < ALONE.errors || use.turnsSinceError >= TURNS_THAT_HEAL) return null;
  return {
    level: 'degraded',
    cause: 'provider',
    reason: 'failing_in_use',
    since: use.firstErrorAt ?? undefined,
  };
}

/** What real use showed within ten minutes, by model where rows name one; null where it showed nothing. */
export function realUseEvidence(known: Known, now: Now): Evidence | null {
  const use = summarise(known, ALONE.spanMs, now);
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

function summarise(known: Known, spanMs: number, now: Now): UseSummary {
  return summariseUse(known.use ?? NO_USE, spanMs, now.wallMs);
}
