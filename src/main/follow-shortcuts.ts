import { globalShortcut } from 'electron';
import type { Engine } from '../core/engine.ts';
import type { Clock } from '../core/ports.ts';
import type { Settings } from '../shared/settings.ts';

/** What each of the user's two combinations of keys does. */
export interface ShortcutActions {
  readonly dashboard: () => void;
  readonly pad: () => void;
}

/** The notice of each, so that one that could not be taken does not speak for the other. */
const NOTICE_IDS = { dashboard: 'shortcut', pad: 'pad-shortcut' } as const;

/**
 * Whether the keys are ours now. Electron throws for keys that this platform has no name for, such as `Command` away from macOS, which
 * settings brought from another computer may hold.
 */
function register(keys: string, run: () => void): boolean {
  try {
    return globalShortcut.register(keys, run);
  } catch {
    return false;
  }
}

/**
 * Takes the keys the settings name, from anywhere on the desktop, and lets the former ones go. Keys that another program holds, or a
 * desktop that gives none away (Wayland without its portal), are told of; the choice stays, for the next start. Of two wishes for the
 * same keys the dashboard's counts. The answer ends it.
 */
export function followShortcuts(
  engine: Pick<Engine, 'onSnapshot' | 'snapshot' | 'speech' | 'addNotice' | 'dismissNotice'>,
  clock: Pick<Clock, 'wallMs'>,
  actions: ShortcutActions,
): () => void {
  const asked: Record<keyof ShortcutActions, string | null> = { dashboard: null, pad: null };
  const held = new Set<string>();

  const letGo = (keys: string | null): void => {
    if (keys !== null && held.delete(keys)) globalShortcut.unregister(keys);
  };
  const take = (name: keyof ShortcutActions, keys: string | null): void => {
    const id = NOTICE_IDS[name];
    if (keys === null) {
      engine.dismissNotice(id);
      return;
    }
    const isTwice = held.has(keys);
    if (!isTwice && register(keys, actions[name])) {
      held.add(keys);
      engine.dismissNotice(id);
      return;
    }
    const { keysTaken, keysTwice } = engine.speech().words.desktop;
    const text = isTwice ? keysTwice(keys) : keysTaken(keys);
    engine.addNotice({ id, at: clock.wallMs(), kind: 'settings', text });
  };

  const follow = ({ shortcut, padShortcut }: Settings): void => {
    if (shortcut === asked.dashboard && padShortcut === asked.pad) return;
    // Both anew: the keys that one lets go may be those the other wants.
    letGo(asked.dashboard);
    letGo(asked.pad);
    asked.dashboard = shortcut;
    asked.pad = padShortcut;
    take('dashboard', shortcut);
    take('pad', padShortcut);
  };

  follow(engine.snapshot().settings);
  const stop = engine.onSnapshot(({ settings }) => follow(settings));
  return () => {
    stop();
    globalShortcut.unregisterAll();
  };
}
