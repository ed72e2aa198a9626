import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startWorld, type World } from '../electron/story.ts';
import { canRunSession, type DesktopSession, startDesktopSession } from '../support/desktop-session.ts';
import { type RunningCli, startCli } from '../support/run-cli.ts';

describe.runIf(canRunSession({ withServer: true }))('the Node host on a desktop', { timeout: 60_000 }, () => {
  let folder: string;
  let world: World;
  let session: DesktopSession;
  let cli: RunningCli | null = null;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'pilotlight-notify-'));
    world = await startWorld(folder);
    session = await startDesktopSession({ withServer: true });
  });
  afterEach(async () => {
    cli?.child.kill('SIGKILL');
    await cli?.ended;
    await session.stop();
    await world.close();
    rmSync(folder, { recursive: true, force: true });
  });

  function start(command: readonly string[], env: Readonly<Record<string, string>>): RunningCli {
    const where = ['--services', world.servicesFile, '--data-dir', join(folder, 'data')];
    cli = startCli([...command, '--json', ...where], env);
    return cli;
  }
  const isLevel = (level: string) => (line: string) => JSON.parse(line).level === level;

  it.each([[['watch']], [['serve', '--port', '0']]])('%j tells of an outage', async (command) => {
    const calm = start(command, session.env);
    await calm.line(isLevel('operational'));
    expect(await calm.interrupt()).toMatchObject({ code: 0, err: '' });
    expect(session.shown()).toEqual([]);

    await world.breakDown();
    const broken = start(command, session.env);
    await broken.line(isLevel('major_outage'));
    await vi.waitFor(() => expect(session.shown()).toHaveLength(1), { timeout: 20_000 });
    expect(session.shown()[0]).toMatchObject({
      appName: 'Pilotlight',
      title: expect.stringContaining('Acme'),
      urgency: 'CRITICAL',
    });
    expect(await broken.interrupt()).toMatchObject({ code: 0, err: '' });
  });

  it('goes on quietly where nobody shows messages', async () => {
    const calm = start(['watch'], {});
    await calm.line(isLevel('operational'));
    await calm.interrupt();
    await world.breakDown();
    const broken = start(['watch'], { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere/bus' });
    await broken.line(isLevel('major_outage'));
    await world.mend();
    expect(await broken.interrupt()).toMatchObject({ code: 0, err: '' });
  });
});
