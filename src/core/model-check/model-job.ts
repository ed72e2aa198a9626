import type { Service } from '../../shared/service.ts';
import type { Settings } from '../../shared/settings.ts';
import type { Jobs } from '../jobs.ts';
import type { ModelCheckContext } from './run-check.ts';

/** The key of the job; there is one model to ask. */
export const MODEL_JOB = 'model';

/** When the model check has its turn among the other jobs. */
export interface ModelJob {
  /** Takes up what was chosen; whether it is due is looked at again. */
  readonly watch: (services: readonly Service[], settings: Settings) => void;
  readonly run: (signal: AbortSignal) => Promise<number | null>;
  /** After a sleep or a change of network. */
  readonly startAfresh: (delayMs: number) => void;
}

/** The model check is loaded with its first turn: most never switch it on. */
export function createModelJob(
  context: Omit<ModelCheckContext, 'isWatched' | 'signal'>,
  jobs: Pick<Jobs, 'schedule' | 'drop'>,
): ModelJob {
  let serviceIds: ReadonlySet<string> = new Set();
  let isWanted = false;
  return {
    watch: (services, settings) => {
      serviceIds = new Set(services.map(({ id }) => id));
      isWanted = context.ports.model !== undefined && settings.modelCheck.enabled;
      if (isWanted) jobs.schedule(MODEL_JOB, 0);
      else jobs.drop(MODEL_JOB);
    },
    run: async (signal) => {
      const { runModelCheck } = await import('./run-check.ts');
      return runModelCheck({ ...context, signal, isWatched: (id) => serviceIds.has(id) });
    },
    startAfresh: (delayMs) => {
      if (isWanted) jobs.schedule(MODEL_JOB, delayMs);
    },
  };
}
