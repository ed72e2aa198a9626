import { globalShortcut } from 'electron';
import type { Engine } from '../core/engine.ts';
import type { Clock } from '../core/ports.ts';

/**
 * Takes the keys the settings name, from anywhere on the desktop, and lets the former ones go. Keys that another program holds, or a
 * desktop that gives none away (Wayland without its portal), are told of; the choice stays, for the next start. The answer ends it.
 */
export function followShortcut(
  engine: Pick<Engine, 'onSnapshot' | 'snapshot' | 'addNotice' | 'dismissNotice'>,
  clock: Pick<Clock, 'wallMs'>,
  onPress: () => void,
): () => void {
  let taken: string | null = null;

  const take = (wanted: string | null): void => {
    if (wanted === taken) return;
    if (taken !== null) globalShortcut.unregister(taken);
    taken = wanted;
    if (wanted === null || globalShortcut.register(wanted, onPress)) {
      engine.dismissNotice('shortcut');
      return;
    }
    const text = `The keys ${wanted} could not be taken: another program has them, or this desktop gives none away.`;
    engine.addNotice({ id: 'shortcut', at: clock.wallMs(), kind: 'settings', text });
  };

  take(engine.snapshot().settings.shortcut);
  const stop = engine.onSnapshot(({ settings }) => take(settings.shortcut));
  return () => {
    stop();
    globalShortcut.unregisterAll();
  };
}
