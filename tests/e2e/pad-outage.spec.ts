import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { startWorld } from '../electron/story.ts';
import { canRunSession, startDesktopSession } from '../support/desktop-session.ts';
import { writeThroughOutage } from '../support/pad-journey.ts';
import { startCli } from '../support/run-cli.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test('what is written while a service is down goes out in order when it is back', async ({ page }) => {
  test.skip(!canRunSession({ withServer: true }), 'no D-Bus daemon or no dunst here');
  test.setTimeout(240_000);
  const folder = mkdtempSync(join(tmpdir(), 'pilotlight-pad-'));
  const session = await startDesktopSession({ withServer: true });
  const world = await startWorld(folder);
  const where = ['--services', world.servicesFile, '--data-dir', join(folder, 'data')];
  const serve = startCli(['serve', '--port', '0', '--json', ...where], session.env);
  try {
    const { url }: { url: string } = JSON.parse(await serve.line((line) => line.includes('"url"')));
    await page.goto(url);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Acme works here/, { timeout: 30_000 });
    await writeThroughOutage({
      page,
      breakDown: world.breakDown,
      mend: world.mend,
      check: () => page.keyboard.press('Alt+r'),
      messages: () => Promise.resolve(session.shown()),
    });
  } finally {
    serve.child.kill('SIGKILL');
    await serve.ended;
    await world.close();
    await session.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
