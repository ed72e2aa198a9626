import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { findTrayHost } from '../../../src/node/desktop/tray-host.ts';
import { findX11Tray } from '../../../src/node/desktop/x11-tray.ts';
import {
  canRunSession,
  type DesktopSession,
  type Display,
  startDesktopSession,
  startDisplay,
} from '../../support/desktop-session.ts';
import { startXembedTray } from '../../support/xembed-tray.ts';

const NOBODY = '/nowhere/authority';

describe.runIf(canRunSession({ withServer: false, withDisplay: true }))(
  'findX11Tray, on a real display',
  () => {
    let display: Display;
    let session: DesktopSession;

    beforeAll(async () => {
      display = await startDisplay();
      session = await startDesktopSession({ withServer: false });
    });
    afterAll(async () => {
      await session.stop();
      await display.stop();
    });

    const onX11 = () => ({
      PATH: process.env.PATH,
      XAUTHORITY: NOBODY,
      ...session.env,
      DISPLAY: display.name,
    });

    it('finds the owner of the tray’s selection while there is one', async () => {
      expect(await findX11Tray(onX11())).toBe('missing');
      const stop = await startXembedTray(display.name);
      expect(await findX11Tray(onX11())).toBe('there');
      expect(await findX11Tray({ ...onX11(), DISPLAY: `unix${display.name}.0` })).toBe('there');
      expect(await findX11Tray({ ...onX11(), DISPLAY: `${display.name}.1` })).toBe('missing');
      stop();
      await vi.waitFor(async () => expect(await findX11Tray(onX11())).toBe('missing'));
    });

    it('is a tray to an app on X11, and none to one on Wayland', async () => {
      expect(await findTrayHost(onX11())).toBe('missing');
      const stop = await startXembedTray(display.name);
      expect(await findTrayHost(onX11())).toBe('there');
      expect(await findTrayHost({ ...onX11(), WAYLAND_DISPLAY: 'wayland-0' })).toBe('missing');
      expect(await findTrayHost({ ...onX11(), XDG_SESSION_TYPE: 'wayland' })).toBe('missing');
      stop();
    });

    it.each(['', 'localhost:10.0', ':987', 'nonsense'])(
      'does not know of display %j, and says nothing',
      async (name) => {
        expect(await findX11Tray({ ...onX11(), DISPLAY: name })).toBe('unknown');
        expect(await findTrayHost({ ...onX11(), DISPLAY: name })).toBe(name === '' ? 'missing' : 'unknown');
      },
    );
  },
);

/** An Xauthority file: family, address, display, name of the key, key; each with its length before it. */
function authorityFor(display: string, key: Buffer): Buffer {
  const field = (bytes: Buffer): Buffer => Buffer.concat([Buffer.from([0, bytes.length]), bytes]);
  return Buffer.concat([
    Buffer.from([1, 0]),
    field(Buffer.from('some-host')),
    field(Buffer.from(display)),
    field(Buffer.from('MIT-MAGIC-COOKIE-1')),
    field(key),
  ]);
}

describe.runIf(canRunSession({ withServer: false, withDisplay: true }))('a display that wants a key', () => {
  it('answers whoever has it, and nobody else', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pilotlight-key-'));
    const [served, mine] = [join(folder, 'served'), join(folder, 'mine')];
    const key = randomBytes(16);
    writeFileSync(served, authorityFor('', key));
    const display = await startDisplay(['-auth', served]);
    const ask = () => findX11Tray({ DISPLAY: display.name, XAUTHORITY: mine });
    expect(await ask()).toBe('unknown');
    writeFileSync(mine, authorityFor('77', key));
    expect(await ask()).toBe('unknown');
    const others = [authorityFor('77', randomBytes(16)), authorityFor(display.name.slice(1), key)];
    writeFileSync(mine, Buffer.concat(others));
    expect(await ask()).toBe('missing');
    writeFileSync(mine, others[1]?.subarray(0, 20) ?? '');
    expect(await ask()).toBe('unknown');
    await display.stop();
    rmSync(folder, { recursive: true, force: true });
  });
});
