import type { Settings } from '../../shared/settings.ts';
import type { EngineState } from '../engine-state.ts';
import type { KnownModel } from '../verdict/known.ts';
import { serviceOf } from './check-state.ts';
import { answerKeepMs } from './pace.ts';

/** What the model check knows of a service; null where it is off, or what is known is about another one, or of another model. */
export function modelFor(
  serviceId: string,
  { modelCheck }: Pick<EngineState, 'modelCheck'>,
  { modelCheck: chosen }: Pick<Settings, 'modelCheck'>,
): KnownModel | null {
  if (modelCheck === null || !chosen.enabled || serviceOf(chosen.provider) !== serviceId) return null;
  const { told } = modelCheck;
  if (told?.provider !== chosen.provider || told.model !== chosen.model) return null;
  return { state: modelCheck, keepMs: answerKeepMs(chosen.intervalMs) };
}
