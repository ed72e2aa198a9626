import { type ModelProviderId, priceOf } from './providers.ts';

/**
 * More tokens than the question takes: two letters with what a provider wraps around a message. The answers' own `usage` counts
 * some ten of them.
 */
const INPUT_TOKENS = 30;
/** What is asked for, and all that is paid of an answer. */
const OUTPUT_TOKENS = 1;

const DAY_MS = 86_400_000;
const DAYS_A_MONTH = 31;

/** What a model check costs, in requests and in US dollars; the money is null where the model's price is not known. */
export interface ModelCheckCost {
  /** While all is well; the cap may hold some of them back. */
  readonly usualPerDay: number;
  /** The cap: further tries after a failure come on top of the usual ones, and never pass it. */
  readonly mostPerDay: number;
  readonly usdPerRequest: number | null;
  readonly mostUsdPerDay: number | null;
  readonly mostUsdPerMonth: number | null;
}

/** Works out beforehand what a model check costs at most: a failed request is counted as if it were paid. */
export function modelCheckCost(choice: {
  readonly provider: ModelProviderId;
  readonly model: string;
  readonly intervalMs: number;
  readonly capPerDay: number;
}): ModelCheckCost {
  const price = priceOf(choice.provider, choice.model);
  const usdPerRequest =
    price === null ? null : (INPUT_TOKENS * price.inputUsd + OUTPUT_TOKENS * price.outputUsd) / 1_000_000;
  const times = (count: number): number | null => (usdPerRequest === null ? null : usdPerRequest * count);
  return {
    usualPerDay: Math.min(Math.floor(DAY_MS / choice.intervalMs), choice.capPerDay),
    mostPerDay: choice.capPerDay,
    usdPerRequest,
    mostUsdPerDay: times(choice.capPerDay),
    mostUsdPerMonth: times(choice.capPerDay * DAYS_A_MONTH),
  };
}
