import { z } from 'zod';
import { ModelAnswerSchema } from '../../shared/model-check/model.ts';
import type { EngineHistory } from '../history-port.ts';
import type { Stored } from '../ports.ts';
import { NO_USE } from '../real-use/recent-use.ts';
import { type ModelCheckState, NEVER_ASKED } from './check-state.ts';

const KEY = 'model-check';

const KeptSchema = z.object({
  day: z.int(),
  asked: z.int().min(0),
  lastAskedAt: z.int().nullable(),
  last: ModelAnswerSchema.nullable(),
  told: ModelAnswerSchema.nullable(),
  failedInARow: z.int().min(0),
  answeredInARow: z.int().min(0),
  failingSince: z.int().nullable(),
  isFailing: z.boolean(),
  refusedInARow: z.int().min(0),
  notBefore: z.int().nullable(),
});

/** What the last run knew; as if nothing was ever asked where that does not fit. */
export function recallChecks(history: Pick<EngineHistory, 'loadState'>): ModelCheckState {
  const parsed = KeptSchema.safeParse(history.loadState(KEY));
  return parsed.success ? { ...parsed.data, use: NO_USE } : NEVER_ASKED;
}

/** Keeps what is known, the answers of the last minutes aside. */
export function keepChecks(
  history: Pick<EngineHistory, 'saveState'>,
  { use: _recent, ...kept }: ModelCheckState,
): Stored {
  return history.saveState(KEY, kept);
}
