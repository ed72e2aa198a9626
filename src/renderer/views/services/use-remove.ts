import { useCallback } from 'react';
import { useClient } from '../../hooks/client-context.ts';
import { useSay } from '../../hooks/use-undo.ts';
import { TEXT } from '../../speech.ts';

/** Removes a service of the user's own and says so; what the host answers is what takes it back. */
export function useRemove(): (serviceId: string, name: string) => Promise<void> {
  const client = useClient();
  const say = useSay();
  return useCallback(
    async (serviceId, name) => {
      const answer = await client.call('service.remove', { serviceId });
      if (!answer.ok) {
        say({ text: answer.error.message, undo: null });
        return;
      }
      say({
        text: TEXT.services.isRemoved(name),
        undo: async () => (await client.call('service.add', answer.value)).ok,
      });
    },
    [client, say],
  );
}
