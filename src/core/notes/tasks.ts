import type { Progress } from '../../shared/notes/calls.ts';

/** What takes long and can be asked how far it has come. */
export interface Tasks {
  /** Runs `work` under an id as long as it takes; `work` tells how far it is. Nobody asks where the id is null. */
  readonly run: <Answer>(
    taskId: string | null,
    work: (onProgress: (progress: Progress) => void) => Promise<Answer>,
  ) => Promise<Answer>;
  /** How far it has come; null where none of that id is under way. */
  readonly progress: (taskId: string) => Progress | null;
}

export function createTasks(): Tasks {
  const running = new Map<string, Progress>();
  return {
    run: async (taskId, work) => {
      if (taskId === null) return work(() => undefined);
      running.set(taskId, { done: 0, total: 0 });
      try {
        return await work((progress) => running.set(taskId, progress));
      } finally {
        running.delete(taskId);
      }
    },
    progress: (taskId) => running.get(taskId) ?? null,
  };
}
