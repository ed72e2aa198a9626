import { spawnSync } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { findMarkup, toServerBody } from '../../../src/node/desktop/markup.ts';
import { canRunSession, type DesktopSession, startDesktopSession } from '../../support/desktop-session.ts';

const TEXT = 'Errors <b>rise</b> & fall: <a href="https://evil.example">5 < 6</a>';

describe.runIf(canRunSession({ withServer: true }))(
  'toServerBody, with dunst on a D-Bus',
  { timeout: 60_000 },
  () => {
    const sessions: DesktopSession[] = [];
    afterEach(async () => {
      for (const session of sessions.splice(0)) await session.stop();
    });

    async function start(markup: 'full' | 'no') {
      const session = await startDesktopSession({ withServer: true, markup });
      sessions.push(session);
      const env = { ...process.env, ...session.env };
      /** Shows a body as libnotify hands it on, which is how Electron does it, and answers the picture once it stands still. */
      const draw = async (body: string): Promise<Buffer> => {
        const before = session.shown().length;
        expect(spawnSync('notify-send', ['--', 'Claude', body], { env }).status).toBe(0);
        await vi.waitFor(() => expect(session.shown()).toHaveLength(before + 1), { timeout: 10_000 });
        let last = session.picture();
        for (let still = 0; still < 3; ) {
          await setTimeout(100);
          const next = session.picture();
          still = next.equals(last) ? still + 1 : 0;
          last = next;
        }
        return last;
      };
      return { env, draw };
    }

    it('a server with markup draws the same pixels as one without', async () => {
      const rich = await start('full');
      const plain = await start('no');
      expect(await findMarkup(rich.env)).toBe('yes');
      expect(await findMarkup(plain.env)).toBe('no');
      const written = await toServerBody(TEXT, rich.env);
      expect(written).not.toContain('<');
      expect(await toServerBody(TEXT, plain.env)).toBe(TEXT);
      const wanted = await plain.draw(TEXT);
      expect((await rich.draw(written)).equals(wanted)).toBe(true);
    });

    it('the same text as it is would be drawn otherwise', async () => {
      const rich = await start('full');
      const plain = await start('no');
      expect((await rich.draw(TEXT)).equals(await plain.draw(TEXT))).toBe(false);
    });
  },
);

describe('toServerBody, where nobody can be asked', () => {
  const env = { DBUS_SESSION_BUS_ADDRESS: '', XDG_RUNTIME_DIR: '/nowhere', PATH: '/nowhere' };

  it('begins no tag', async () => {
    expect(await toServerBody(TEXT, env)).toBe(TEXT.replaceAll('<', '‹').replaceAll('>', '›'));
  });

  it('leaves alone what is no markup, and asks nobody about it', async () => {
    expect(await toServerBody('Claude fails from here.', env)).toBe('Claude fails from here.');
  });
});
