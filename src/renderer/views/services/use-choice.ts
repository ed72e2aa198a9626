import { useCallback } from 'react';
import type { SettingsPatch, WatchedService } from '../../../shared/settings.ts';
import { useClient, useSnapshot } from '../../hooks/client-context.ts';
import { useSay } from '../../hooks/use-undo.ts';
import { toChosen } from './choose.ts';

export interface Choice {
  readonly chosen: readonly WatchedService[];
  /** Keeps another choice and says so, with a way back. */
  readonly change: (services: readonly WatchedService[], said: string) => Promise<void>;
  /** Keeps any other setting the same way; `before` takes it back. */
  readonly set: (patch: SettingsPatch, before: SettingsPatch, said: string) => Promise<void>;
}

/** What the user chose to watch, and how to change it. */
export function useChoice(): Choice {
  const { settings, services } = useSnapshot();
  const client = useClient();
  const say = useSay();
  const chosen = toChosen(settings.services, services);
  const before = settings.services;

  const set = useCallback(
    async (patch: SettingsPatch, undo: SettingsPatch, said: string): Promise<void> => {
      const answer = await client.call('settings.set', patch);
      if (!answer.ok) {
        say({ text: answer.error.message, undo: null });
        return;
      }
      say({ text: said, undo: async () => (await client.call('settings.set', undo)).ok });
    },
    [client, say],
  );
  const change = useCallback(
    (next: readonly WatchedService[], said: string) => set({ services: next }, { services: before }, said),
    [set, before],
  );
  return { chosen, change, set };
}
