import { MODEL_CHECK_CALLS } from '../../shared/model-check/calls.ts';
import type { KeyPlace } from '../../shared/model-check/model.ts';
import type { ModelCheckCallName } from '../../shared/model-check/names.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { answer, type Handle } from '../answer-call.ts';
import type { Engine } from '../engine.ts';
import type { ModelKeys } from '../model-ports.ts';
import type { Ports } from '../ports.ts';

/** Answers the calls about the model check's keys: where a key is now, and never the key. */
export function createModelCheckHandlers(
  engine: Pick<Engine, 'modelKeyChanged'>,
  { model }: Pick<Ports, 'model'>,
): Readonly<Record<ModelCheckCallName, Handle>> {
  const change = async (
    run: (keys: ModelKeys) => Promise<Result<KeyPlace>>,
  ): Promise<Result<{ readonly place: KeyPlace }>> => {
    if (model === undefined) {
      return err({ code: 'unsupported', message: 'Models cannot be asked from here.' });
    }
    const changed = await run(model.keys);
    if (!changed.ok) return changed;
    engine.modelKeyChanged();
    return ok({ place: changed.value });
  };
  return {
    'modelKey.set': answer(MODEL_CHECK_CALLS['modelKey.set'], ({ provider, key }) =>
      change((keys) => keys.set(provider, key)),
    ),
    'modelKey.forget': answer(MODEL_CHECK_CALLS['modelKey.forget'], ({ provider }) =>
      change((keys) => keys.forget(provider)),
    ),
  };
}
