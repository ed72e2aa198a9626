import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { findTrayHost } from '../../../src/node/desktop/tray-host.ts';
import { canRunSession, type DesktopSession, startDesktopSession } from '../../support/desktop-session.ts';
import { startFakeWatcher } from '../../support/fake-watcher.ts';

describe.runIf(canRunSession({ withServer: false }))('findTrayHost, on a real bus', () => {
  let session: DesktopSession;

  beforeAll(async () => {
    session = await startDesktopSession({ withServer: false });
  });
  afterAll(() => session.stop());

  const find = () => findTrayHost({ ...process.env, ...session.env });

  it('finds none where nobody watches for icons', async () => {
    expect(await find()).toBe('missing');
  });

  it.each([
    [true, 'there'],
    [false, 'missing'],
  ] as const)('with a watcher that has a host (%s): %s', async (hasHost, expected) => {
    const stop = await startFakeWatcher(session.env.DBUS_SESSION_BUS_ADDRESS ?? '', hasHost);
    await vi.waitFor(async () => expect(await find()).toBe(expected));
    stop();
    await vi.waitFor(async () => expect(await find()).toBe('missing'));
  });

  it.each([
    ['dbus-send', 'busctl'],
    ['gdbus', 'busctl and dbus-send'],
  ])('asks through %s where %s is not installed', async (program) => {
    const stop = await startFakeWatcher(session.env.DBUS_SESSION_BUS_ADDRESS ?? '', true);
    const only = onlyOnPath(program);
    await vi.waitFor(async () =>
      expect(await findTrayHost({ ...session.env, PATH: only.path })).toBe('there'),
    );
    only.remove();
    stop();
  });

  it('does not know where no client is installed', async () => {
    expect(await findTrayHost({ ...session.env, PATH: '/nowhere' })).toBe('unknown');
  });
});

describe.runIf(process.platform === 'linux')('findTrayHost, without a bus', () => {
  it.each([
    ['none is named', { DBUS_SESSION_BUS_ADDRESS: '', XDG_RUNTIME_DIR: '/nowhere' }],
    ['the one that is named is gone', { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere/bus' }],
  ])('does not know where %s', async (_, env) => {
    expect(await findTrayHost({ PATH: process.env.PATH, ...env })).toBe('unknown');
  });
});

/** A folder with one program in it, to be the whole PATH. */
function onlyOnPath(program: string): { readonly path: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'pilotlight-path-'));
  symlinkSync(join('/usr/bin', program), join(folder, program));
  return { path: folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
