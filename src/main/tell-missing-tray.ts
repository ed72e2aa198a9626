import type { Clock } from '../core/ports.ts';
import type { TrayHost } from '../node/desktop/tray-host.ts';

export interface MissingTrayOptions {
  readonly clock: Pick<Clock, 'after'>;
  readonly findTrayHost: () => Promise<TrayHost>;
  /** Whether it was told in an earlier run, and keeping that it was. */
  readonly memory: { readonly wasTold: () => boolean; readonly setTold: (told: boolean) => void };
  readonly tell: () => void;
}

/** A panel and its extensions start beside this program at login: they get until then. */
const LOOKS_MS = [3_000, 17_000] as const;

/**
 * Says once that this desktop shows no tray icon, if it is still so after twenty seconds. A desktop that shows one again makes it news
 * again. The answer ends the looking.
 */
export function tellMissingTray({ clock, findTrayHost, memory, tell }: MissingTrayOptions): () => void {
  let isEnded = false;
  let cancel: () => void = () => undefined;

  const look = async (round: number): Promise<void> => {
    const host = await findTrayHost();
    if (isEnded) return;
    if (host === 'there') memory.setTold(false);
    if (host !== 'missing') return;
    if (round + 1 < LOOKS_MS.length) wait(round + 1);
    else if (!memory.wasTold()) {
      memory.setTold(true);
      tell();
    }
  };
  const wait = (round: number): void => {
    cancel = clock.after(LOOKS_MS[round] ?? 0, () => void look(round));
  };

  wait(0);
  return () => {
    isEnded = true;
    cancel();
  };
}
