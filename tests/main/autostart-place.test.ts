import { describe, expect, it } from 'vitest';
import { findAutostartPlace, type PlaceOptions } from '../../src/main/autostart-place.ts';
import { toDesktopEntry } from '../../src/main/desktop-entry.ts';

const HOME = '/home/me';

function find(env: PlaceOptions['env'], flatpakInfo: string | null = null) {
  return findAutostartPlace({ env, home: HOME, program: ['/opt/Pilotlight/pilotlight'], flatpakInfo });
}

const info = (filesystems: string): string =>
  `[Application]\nname=org.pilotlight.Pilotlight\n\n[Context]\nshared=network;ipc;\nfilesystems=${filesystems}\n`;

describe('findAutostartPlace', () => {
  const OWN = 'org.pilotlight.Pilotlight.desktop';

  it('is the user’s autostart folder for what deb and rpm install', () => {
    expect(find({})).toEqual({
      file: `${HOME}/.config/autostart/${OWN}`,
      command: ['/opt/Pilotlight/pilotlight', '--hidden'],
    });
    expect(find({ XDG_CONFIG_HOME: '/elsewhere' })?.file).toBe(`/elsewhere/autostart/${OWN}`);
    expect(find({ XDG_CONFIG_HOME: 'relative' })?.file).toBe(`${HOME}/.config/autostart/${OWN}`);
  });

  it('starts an AppImage itself, and quotes where it lies', () => {
    const place = find({ APPIMAGE: '/home/me/My Apps/Pilotlight 0.1 (100%).AppImage' });
    expect(toDesktopEntry('Pilotlight', place?.command ?? [])).toContain(
      '\nExec="/home/me/My Apps/Pilotlight 0.1 (100%%).AppImage" --hidden\n',
    );
  });

  it.each(['xdg-config/autostart:create;', 'xdg-documents;xdg-config/autostart;', 'home;', 'host:rw;'])(
    'runs a Flatpak through flatpak where it may write the folder: %s',
    (filesystems) => {
      expect(find({ FLATPAK_ID: 'org.example.App' }, info(filesystems))).toEqual({
        file: `${HOME}/.config/autostart/org.example.App.desktop`,
        command: ['flatpak', 'run', 'org.example.App', '--hidden'],
      });
    },
  );

  it('goes by the host’s folders in a Flatpak, not by the sandbox’s', () => {
    const env = {
      FLATPAK_ID: 'org.example.App',
      XDG_CONFIG_HOME: `${HOME}/.var/app/org.example.App/config`,
      HOST_XDG_CONFIG_HOME: '/host/config',
    };
    expect(find(env, info('home;'))?.file).toBe('/host/config/autostart/org.example.App.desktop');
  });

  it.each([
    info('xdg-config/autostart:ro;'),
    info('home:ro;'),
    info('xdg-config/other;'),
    info(''),
    '[Context]\nshared=network;\n',
    null,
  ])('is not offered in a Flatpak that may not: %j', (flatpakInfo) => {
    expect(find({ FLATPAK_ID: 'org.example.App' }, flatpakInfo)).toBeNull();
  });

  it('is the snap’s own folder, by the snap’s own name', () => {
    const env = {
      SNAP: '/snap/pilotlight/1',
      SNAP_NAME: 'pilotlight',
      SNAP_USER_DATA: '/home/me/snap/pilotlight/1',
    };
    expect(find(env)).toEqual({
      file: '/home/me/snap/pilotlight/1/.config/autostart/pilotlight.desktop',
      command: ['pilotlight', '--hidden'],
    });
    expect(find({ SNAP: '/snap/pilotlight/1' })).toBeNull();
  });
});
