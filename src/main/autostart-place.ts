import { join } from 'node:path';
import { APP_ID } from '../shared/identity.ts';

/** Where Linux keeps an app's autostart file, and what that file starts. */
export interface AutostartPlace {
  readonly file: string;
  readonly command: readonly string[];
}

export interface PlaceOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  /** What runs now: the program, and for a project that is not packaged its folder. */
  readonly program: readonly string[];
  /** The text of `/.flatpak-info`; null outside of Flatpak. */
  readonly flatpakInfo: string | null;
}

/** https://specifications.freedesktop.org/autostart-spec/latest/ ; relative XDG paths are invalid and ignored. */
function autostartFolder(config: string | undefined, home: string): string {
  return join(config?.startsWith('/') ? config : join(home, '.config'), 'autostart');
}

/** Whether a Flatpak may write into the autostart folder: `filesystems=` of its own record says so. */
function mayWriteAutostart(flatpakInfo: string): boolean {
  const granted = /^filesystems=(.*)$/m.exec(flatpakInfo)?.[1]?.split(';') ?? [];
  return granted.some((entry) =>
    /^(?:home|host|xdg-config|xdg-config\/autostart)(?::create|:rw)?$/.test(entry),
  );
}

/**
 * Where start at login is kept, and what it starts; null where the app may not write it, so that it has to be switched on in the
 * system's settings.
 *
 * An AppImage starts itself, because its inside moves with every start. A Flatpak is started by `flatpak run`, and may write the host's
 * folder only if it was given the right; without it a file would end in the sandbox's own home, where nobody looks. (The portal
 * `org.freedesktop.portal.Background` would be the other way; it answers by a signal to a client that stays on the bus.) A Snap has its
 * own folder, from which snapd starts the file that is named after the snap: https://snapcraft.io/docs/autostart-desktop-files
 */
export function findAutostartPlace(options: PlaceOptions): AutostartPlace | null {
  const { env, home, program, flatpakInfo } = options;
  const { FLATPAK_ID: flatpak, SNAP_NAME: snap, SNAP_USER_DATA: snapData, APPIMAGE: appImage } = env;
  if (flatpak) {
    if (flatpakInfo === null || !mayWriteAutostart(flatpakInfo)) return null;
    const file = join(autostartFolder(env.HOST_XDG_CONFIG_HOME, home), `${flatpak}.desktop`);
    return { file, command: ['flatpak', 'run', flatpak, '--hidden'] };
  }
  if (env.SNAP) {
    if (!snap || !snapData?.startsWith('/')) return null;
    return { file: join(snapData, '.config/autostart', `${snap}.desktop`), command: [snap, '--hidden'] };
  }
  return {
    file: join(autostartFolder(env.XDG_CONFIG_HOME, home), `${APP_ID}.desktop`),
    command: [...(appImage ? [appImage] : program), '--hidden'],
  };
}
