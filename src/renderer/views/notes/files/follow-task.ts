import type { Progress } from '../../../../shared/notes/calls.ts';
import type { Client } from '../../../client/client.ts';

const ASK_EVERY_MS = 400;

/** Waits for a call that takes long, and meanwhile shows how far the host has come with it, once it is known how much there is. */
export async function followTask<Answer>(
  client: Pick<Client, 'call'>,
  taskId: string | null,
  call: Promise<Answer>,
  show: (progress: Progress) => void,
): Promise<Answer> {
  if (taskId === null) return call;
  let isOver = false;
  const ask = async (): Promise<void> => {
    const progress = await client.call('notes.progress', { taskId });
    if (!isOver && progress.ok && progress.value !== null && progress.value.total > 0) show(progress.value);
  };
  const timer = setInterval(() => void ask(), ASK_EVERY_MS);
  try {
    return await call;
  } finally {
    isOver = true;
    clearInterval(timer);
  }
}
