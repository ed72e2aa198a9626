import type { ModelAnswer, ModelOutcome } from '../../shared/model-check/model.ts';
import { MODEL_PROVIDERS, type ModelProviderId } from '../../shared/model-check/providers.ts';
import { NO_USE, observeUse, type RecentUse } from '../real-use/recent-use.ts';

/** All that is known from asking a model. The counts outlive the process: the cap is one a day, not one a run. */
export interface ModelCheckState {
  /** The day the count is of, in days since 1970 UTC, and how many requests went out on it. */
  readonly day: number;
  readonly asked: number;
  readonly lastAskedAt: number | null;
  readonly last: ModelAnswer | null;
  /** The newest answer that tells of the service. */
  readonly told: ModelAnswer | null;
  readonly failedInARow: number;
  readonly answeredInARow: number;
  readonly failingSince: number | null;
  /** Enough failed in a row to be believed, and not enough were answered since. */
  readonly isFailing: boolean;
  /** Answers in a row that were about the user's key, account or choice. */
  readonly refusedInARow: number;
  /** A 429 asked for rest until then, by the wall clock. */
  readonly notBefore: number | null;
  /** The answers of the last minutes, to be weighed together with what real use meets; never kept on disk. */
  readonly use: RecentUse;
}

export const NEVER_ASKED: ModelCheckState = {
  day: 0,
  asked: 0,
  lastAskedAt: null,
  last: null,
  told: null,
  failedInARow: 0,
  answeredInARow: 0,
  failingSince: null,
  isFailing: false,
  refusedInARow: 0,
  notBefore: null,
  use: NO_USE,
};

/** So many failures in a row are believed: the number that real use takes on its own. One alone never alarms. */
const FAILURES_TO_BELIEVE = 3;
/** So many answers in a row end it. */
const ANSWERS_THAT_HEAL = 2;

const DAY_MS = 86_400_000;

/** The day of a wall time, counted from 1970 UTC. */
function dayOf(wallMs: number): number {
  return Math.floor(wallMs / DAY_MS);
}

/** When the next day begins. */
export function nextDayAt(wallMs: number): number {
  return (dayOf(wallMs) + 1) * DAY_MS;
}

/**
 * How many requests count for today. A clock set back brings no new allowance: a count of tomorrow counts today as well. One of
 * a day further off can only be of a clock that was wrong, and is taken for today's.
 */
export function askedToday(state: ModelCheckState, wallMs: number): number {
  return state.day >= dayOf(wallMs) ? state.asked : 0;
}

/** Counts a request that is about to go out. */
export function countRequest(state: ModelCheckState, wallMs: number): ModelCheckState {
  const today = dayOf(wallMs);
  const day = state.day > today + 1 ? today : Math.max(state.day, today);
  return { ...state, day, asked: askedToday(state, wallMs) + 1, lastAskedAt: wallMs };
}

/** The count alone: what was seen is forgotten, what was spent is not. */
export function forgetAnswers({ day, asked, lastAskedAt }: ModelCheckState): ModelCheckState {
  return { ...NEVER_ASKED, day, asked, lastAskedAt };
}

/** As if the last refusal had not been: another key may be a better one, and is tried at once. */
export function withNewKey(state: ModelCheckState | null): ModelCheckState | null {
  return state === null ? null : { ...state, refusedInARow: 0, notBefore: null, lastAskedAt: null };
}

/**
 * Without the trouble of which no telling answer came for longer than one speaks for now: failures on both sides of a night are none
 * in a row, and what failed yesterday is not believed of today.
 */
export function withoutOldTrouble(state: ModelCheckState, wallMs: number, keepMs: number): ModelCheckState {
  return state.told === null || Math.abs(wallMs - state.told.at) <= keepMs
    ? state
    : { ...state, failedInARow: 0, answeredInARow: 0, failingSince: null, isFailing: false };
}

const REFUSALS: ReadonlySet<ModelOutcome> = new Set([
  'limited',
  'key',
  'credit',
  'no_model',
  'refused',
  'unreadable_key',
]);

/** Takes an answer in. What proves nothing about the service leaves its count of failures alone. */
export function observeAnswer(
  state: ModelCheckState,
  answer: ModelAnswer,
  retryAfterMs: number | null = null,
): ModelCheckState {
  const { at, outcome, code, model } = answer;
  const isRefusal = REFUSALS.has(outcome);
  const seen = {
    ...state,
    last: answer,
    refusedInARow: isRefusal ? state.refusedInARow + 1 : 0,
    notBefore: retryAfterMs === null ? null : at + retryAfterMs,
  };
  if (outcome !== 'answered' && outcome !== 'failed') return seen;
  const isFailed = outcome === 'failed';
  const failedInARow = isFailed ? state.failedInARow + 1 : 0;
  const answeredInARow = isFailed ? 0 : state.answeredInARow + 1;
  const isFailing = isFailed
    ? state.isFailing || failedInARow >= FAILURES_TO_BELIEVE
    : state.isFailing && answeredInARow < ANSWERS_THAT_HEAL;
  const row = { at, class: isFailed ? 'provider' : 'turn', code: isFailed ? code : '', model } as const;
  return {
    ...seen,
    told: answer,
    failedInARow,
    answeredInARow,
    failingSince: isFailed ? (state.failingSince ?? at) : isFailing ? state.failingSince : null,
    isFailing,
    use: observeUse(state.use, [row], at),
  };
}

/** The service that an answer of this provider tells of. */
export function serviceOf(provider: ModelProviderId): string {
  return MODEL_PROVIDERS[provider].serviceId;
}
