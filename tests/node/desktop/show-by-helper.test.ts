import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type HelperMessage, showByHelper } from '../../../src/node/desktop/show-by-helper.ts';
import { canRunSession, type DesktopSession, startDesktopSession } from '../../support/desktop-session.ts';

const IDENTITY = { appName: 'Pilotlight', appId: 'org.pilotlight.Pilotlight' };

/** What undoes the escaping, as whoever draws markup does. */
const drawn = (markup: string): string =>
  markup.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

describe.runIf(canRunSession({ withServer: true }))('showByHelper, with dunst on a D-Bus', () => {
  let session: DesktopSession;
  const folder = mkdtempSync(join(tmpdir(), 'pilotlight-helper-'));
  const trap = join(folder, 'trap');

  beforeAll(async () => {
    session = await startDesktopSession({ withServer: true });
    for (const [name, value] of Object.entries(session.env)) vi.stubEnv(name, value);
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await session.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function show(message: HelperMessage) {
    const before = session.shown().length;
    expect(await showByHelper(message, IDENTITY)).toBeNull();
    await vi.waitFor(() => expect(session.shown()).toHaveLength(before + 1), { timeout: 10_000 });
    return session.shown().at(-1);
  }

  it.each([
    ['low', 'LOW'],
    ['normal', 'NORMAL'],
    ['critical', 'CRITICAL'],
  ] as const)('title, body, name and urgency arrive as given: %s', async (urgency, expected) => {
    const message = {
      title: 'Claude: major outage',
      body: 'Claude API fails from here. Since 12:49.',
      urgency,
    };
    expect(await show(message)).toEqual({
      appName: 'Pilotlight',
      title: message.title,
      body: message.body,
      urgency: expected,
    });
  });

  it.each([
    [
      'shell characters',
      `"q" 'q' $(touch ${trap}) \`touch ${trap}\` $HOME ; touch ${trap} | & touch ${trap} # *`,
    ],
    ['backslashes', String.raw`C:\new\table \n \\ \x41 \e`],
    ['markup', '<b>bold</b> <img src="file:///x"/> <a href="https://evil.example">here</a> & &amp; &lt;'],
    ['other scripts', 'Störung 障害 שירות 🟥'],
  ])('%s are text', async (_, text) => {
    const shown = await show({ title: `Title ${text}`, body: `Body ${text}`, urgency: 'normal' });
    expect(shown?.title).toBe(`Title ${text}`);
    expect(drawn(shown?.body ?? '')).toBe(`Body ${text}`);
    expect(shown?.body).not.toMatch(/<[a-z]/);
    expect(existsSync(trap)).toBe(false);
  });

  it('a text that begins with a hyphen is no option', async () => {
    const shown = await show({ title: '-u low', body: '--help', urgency: 'critical' });
    expect(shown).toMatchObject({ title: '–u low', body: '–help', urgency: 'CRITICAL' });
  });
});

describe.runIf(process.platform === 'linux')('showByHelper, where nobody shows anything', () => {
  const message: HelperMessage = { title: 'Claude', body: 'Down.', urgency: 'normal' };

  it.runIf(canRunSession({ withServer: false }))('says why on a bus without a server', async () => {
    const session = await startDesktopSession({ withServer: false });
    for (const [name, value] of Object.entries(session.env)) vi.stubEnv(name, value);
    expect(await showByHelper(message, IDENTITY)).toMatch(/\w/);
    vi.unstubAllEnvs();
    await session.stop();
  });

  it('says why without a bus', async () => {
    vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', 'unix:path=/nowhere/bus');
    vi.stubEnv('XDG_RUNTIME_DIR', '/nowhere');
    expect(await showByHelper(message, IDENTITY)).toMatch(/\w/);
    vi.unstubAllEnvs();
  });
});
