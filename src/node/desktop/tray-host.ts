import { callSessionBus } from './session-bus.ts';

/** Whether this desktop shows tray icons. `unknown` where nobody could be asked. */
export type TrayHost = 'there' | 'missing' | 'unknown';

const WATCHER = 'org.kde.StatusNotifierWatcher';

/**
 * Asks the session bus whether something draws StatusNotifier icons: the watcher is on the bus, and a host has registered with
 * it. GNOME has neither without an extension. https://www.freedesktop.org/wiki/Specifications/StatusNotifierItem/
 */
export async function findTrayHost(env: Readonly<Record<string, string | undefined>>): Promise<TrayHost> {
  const answer = await callSessionBus(
    {
      service: WATCHER,
      object: '/StatusNotifierWatcher',
      interface: 'org.freedesktop.DBus.Properties',
      method: 'Get',
      args: [WATCHER, 'IsStatusNotifierHostRegistered'],
    },
    env,
  );
  if (answer.kind === 'absent') return 'missing';
  if (answer.kind === 'silent') return 'unknown';
  if (/\btrue\b/.test(answer.text)) return 'there';
  return /\bfalse\b/.test(answer.text) ? 'missing' : 'unknown';
}
