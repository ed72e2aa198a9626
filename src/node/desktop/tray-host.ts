import { callSessionBus } from './session-bus.ts';
import { findX11Tray } from './x11-tray.ts';

/** Whether this desktop shows tray icons. `unknown` where nobody could be asked. */
export type TrayHost = 'there' | 'missing' | 'unknown';

type Env = Readonly<Record<string, string | undefined>>;

const WATCHER = 'org.kde.StatusNotifierWatcher';

/**
 * Whether there is a tray: one for StatusNotifier icons, or on X11 one of the older kind, which Electron falls back to
 * (https://www.electronjs.org/docs/latest/api/tray#platform-considerations). On Wayland the older kind is none of an Electron that
 * runs on Wayland itself.
 */
export async function findTrayHost(env: Env): Promise<TrayHost> {
  const watcher = await findWatcher(env);
  if (watcher === 'there' || !env.DISPLAY || isWayland(env)) return watcher;
  const older = await findX11Tray(env);
  return older === 'missing' ? watcher : older;
}

function isWayland({ WAYLAND_DISPLAY, XDG_SESSION_TYPE }: Env): boolean {
  return Boolean(WAYLAND_DISPLAY) || XDG_SESSION_TYPE === 'wayland';
}

/**
 * Asks the session bus whether something draws StatusNotifier icons: the watcher is on the bus, and a host has registered with
 * it. GNOME has neither without an extension. https://www.freedesktop.org/wiki/Specifications/StatusNotifierItem/
 */
async function findWatcher(env: Env): Promise<TrayHost> {
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
