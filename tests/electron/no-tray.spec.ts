import { canRunSession, startDesktopSession } from '../support/desktop-session.ts';
import { expect, expectTray, test, windowOf } from './fixture.ts';

test.skip(!canRunSession({ withServer: false }), 'no D-Bus daemon here');

test('a desktop without a tray is said once, and everything else goes on', async ({ desk }) => {
  const session = await startDesktopSession({ withServer: false });
  const app = await desk.start({ env: session.env });
  await expectTray(app, 'operational');
  await expect.poll(() => app.notifications(), { timeout: 40_000, intervals: [1_000] }).toHaveLength(1);
  expect((await app.notifications())[0]).toMatchObject({ title: 'No tray icon here' });
  await app.clickNotification(0);
  const page = await windowOf(app);
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText('shows no tray icons');
  await session.stop();
});
