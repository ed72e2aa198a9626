import type { Engine } from '../core/engine.ts';
import type { Clock, Log, SettingsStore } from '../core/ports.ts';
import type { Autostart } from './autostart.ts';

const isOn = (autostart: Autostart): boolean => autostart.read() !== 'off';

/** At start the system is right: what the user or the desktop switched off, or on, elsewhere becomes the setting. */
export function adoptAutostart(settings: SettingsStore, autostart: Autostart): void {
  const startAtLogin = isOn(autostart);
  if (settings.get().startAtLogin !== startAtLogin) settings.set({ startAtLogin });
}

/** From then on a change of the setting is carried out, and what the system then says is the setting again. */
export function followAutostart(engine: Engine, autostart: Autostart, clock: Clock, log: Log): void {
  let current = isOn(autostart);
  const words = () => engine.speech().words.desktop.startAtLogin;

  const tell = (text: string): void =>
    engine.addNotice({ id: 'autostart', at: clock.wallMs(), kind: 'settings', text });

  engine.onSnapshot(({ settings }) => {
    if (settings.startAtLogin === current) return;
    try {
      const state = autostart.set(settings.startAtLogin);
      current = state !== 'off';
      if (state === 'needs_approval') tell(words().approval);
    } catch (error) {
      log.warn('autostart', { error: String(error) });
      current = isOn(autostart);
    }
    if (current !== settings.startAtLogin) {
      tell(words().failed);
      engine.changeSettings({ startAtLogin: current });
    }
  });
}
