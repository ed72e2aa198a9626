import { callBridge, checkUntil, expect, expectTray, test, windowOf } from './fixture.ts';
import type { RunningApp } from './running-app.ts';

const lines = async (app: RunningApp) => (await app.tray()).menu.map(({ label }) => label);

test('on a German desktop the tray, the messages and the questions are German', async ({ desk }) => {
  const app = await desk.start({ args: ['--lang=de-AT'], withWindow: true });
  await expectTray(app, 'operational');
  expect((await app.tray()).tooltip).toContain('Acme geht');
  expect(await lines(app)).toEqual(
    expect.arrayContaining([
      'Jetzt prüfen',
      'Neue Notiz',
      'Übersicht',
      'Beim Anmelden starten',
      'Pilotlight beenden',
    ]),
  );
  const page = await windowOf(app);
  await app.tellWindow('unresponsive');
  await expect.poll(() => app.question()).toEqual(['Neu öffnen', 'Warten']);
  await app.tellWindow('responsive');
  expect(await callBridge(page, 'notification.test', {})).toMatchObject({ ok: true });
  await expect.poll(async () => (await app.notifications())[0]?.title).toBe('So gibt Pilotlight Bescheid');
  await app.takeShortcuts();
  await callBridge(page, 'settings.set', { shortcut: 'Alt+Shift+P' });
  await expect(page.getByText('Die Tasten Alt+Shift+P sind nicht zu bekommen')).toBeVisible();
  await desk.world.breakDown();
  await expect
    .poll(
      async () => {
        await app.clickMenu('Jetzt prüfen');
        return (await app.notifications()).map(({ title }) => title);
      },
      { timeout: 30_000, intervals: [500, 1_000] },
    )
    .toContain('Acme: Ausfall');
});

test('the language of the settings counts before the system’s, and changes at once', async ({ desk }) => {
  const app = await desk.start({ withWindow: true });
  await expectTray(app, 'operational');
  expect(await lines(app)).toContain('Check now');
  const page = await windowOf(app);
  await callBridge(page, 'settings.set', { language: 'de' });
  await expect.poll(() => lines(app)).toContain('Jetzt prüfen');
  expect(await app.windowMenu()).toContain('Bearbeiten');
  await callBridge(page, 'settings.set', { language: 'system' });
  await expect.poll(() => lines(app)).toContain('Check now');
  expect(await app.windowMenu()).toContain('Edit');
  await desk.world.breakDown();
  await checkUntil(app, 'major_outage');
});
