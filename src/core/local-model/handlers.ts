import { LOCAL_MODEL_CALLS } from '../../shared/local-model/calls.ts';
import type { LocalModelCallName } from '../../shared/local-model/names.ts';
import { err, ok } from '../../shared/result.ts';
import { answer, type Handle } from '../answer-call.ts';
import type { LocalModels } from '../local-model-port.ts';
import type { Ports } from '../ports.ts';
import type { Runs } from './runs.ts';

const OFF = err({
  code: 'refused',
  message: 'Models on this computer are switched off in the settings.',
} as const);
const NO_ANSWER = err({ code: 'not_found', message: 'This answer is not known any more.' } as const);

interface Loaded {
  readonly models: LocalModels;
  readonly runs: Runs;
}

/** Answers the calls about models on this computer. Nothing of it is loaded before the first that the settings allow. */
export function createLocalModelHandlers({
  settings,
  clock,
  loadLocalModels,
}: Pick<Ports, 'settings' | 'clock' | 'loadLocalModels'>): Readonly<Record<LocalModelCallName, Handle>> {
  let loading: Promise<Loaded> | null = null;
  const load = async (): Promise<Loaded | null> => {
    if (loadLocalModels === undefined) return null;
    loading ??= Promise.all([loadLocalModels(), import('./runs.ts')]).then(([models, { createRuns }]) => ({
      models,
      runs: createRuns(models, clock),
    }));
    return loading;
  };
  /** What is loaded, where the settings allow it. */
  const allowed = async (): Promise<Loaded | null> => (settings.get().localModel.enabled ? load() : null);

  return {
    'localModel.list': answer(LOCAL_MODEL_CALLS['localModel.list'], async () => {
      const loaded = await allowed();
      const { address } = settings.get().localModel;
      return ok(loaded === null ? [] : await loaded.models.list(address, new AbortController().signal));
    }),
    'localModel.start': answer(LOCAL_MODEL_CALLS['localModel.start'], async (request) => {
      const { runId, serverId, model, prompt } = request;
      if (prompt.trim() === '') return err({ code: 'invalid', message: 'An empty prompt has no answer.' });
      const loaded = await allowed();
      if (loaded === null) return OFF;
      const ownAddress = settings.get().localModel.address;
      return loaded.runs.start(runId, { serverId, ownAddress, model, prompt });
    }),
    // What runs can be read and stopped also after it was switched off.
    'localModel.read': answer(LOCAL_MODEL_CALLS['localModel.read'], async ({ runId, offset }) =>
      loading === null ? NO_ANSWER : (await loading).runs.read(runId, offset),
    ),
    'localModel.stop': answer(LOCAL_MODEL_CALLS['localModel.stop'], async ({ runId }) =>
      loading === null ? NO_ANSWER : (await loading).runs.stop(runId),
    ),
  };
}
