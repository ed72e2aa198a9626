import { createServer } from 'node:http';
import { expect, test, windowOf } from './fixture.ts';

/** A server that must never be reached, and what reached it. */
async function startOutside() {
  const reached: string[] = [];
  const server = createServer((request, response) => {
    reached.push(request.url ?? '');
    response.end('outside');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return { url: `http://127.0.0.1:${address.port}`, reached, close: () => server.close() };
}

test('the page runs under its policy without breaking it once', async ({ desk }) => {
  const app = await desk.start({ withWindow: true });
  const page = await windowOf(app);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (/Content.Security.Policy/i.test(message.text())) complaints.push(message.text());
  });
  const response = await page.reload();
  expect(response?.headers()['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self'/);
  for (const view of ['history', 'incidents', 'diagnose', 'settings', 'now']) {
    await page.evaluate((name) => {
      location.hash = `#/${name}`;
    }, view);
    await expect(page.getByRole('main')).toBeVisible();
  }
  expect(complaints).toEqual([]);
});

test('an inline script does not run', async ({ desk }) => {
  const page = await windowOf(await desk.start({ withWindow: true }));
  const ran = await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.ran = true';
    document.body.append(script);
    return Reflect.get(window, 'ran') === true;
  });
  expect(ran).toBe(false);
});

test('every permission is denied but that to put text on the clipboard', async ({ desk }) => {
  const page = await windowOf(await desk.start({ withWindow: true }));
  const answers = await page.evaluate(async () => ({
    geolocation: (await navigator.permissions.query({ name: 'geolocation' })).state,
    notifications: Notification.permission,
    written: await navigator.clipboard.writeText('text').then(
      () => 'written',
      (error: unknown) => String(error),
    ),
    read: await navigator.clipboard.readText().catch(() => 'refused'),
    position: await new Promise((resolve) =>
      navigator.geolocation.getCurrentPosition(
        () => resolve('told'),
        ({ code }) => resolve(code),
      ),
    ),
  }));
  expect(answers).toEqual({
    geolocation: 'denied',
    notifications: 'denied',
    written: 'written',
    read: 'refused',
    position: 1,
  });
});

test('the page cannot navigate away', async ({ desk }) => {
  const outside = await startOutside();
  const page = await windowOf(await desk.start({ withWindow: true }));
  const address = page.url();
  await page.evaluate((url) => {
    location.href = url;
  }, outside.url);
  await page.waitForTimeout(300);
  expect(page.url()).toBe(address);
  await expect(page.getByRole('main')).toBeVisible();
  expect(outside.reached).toEqual([]);
  outside.close();
});

test('the page opens no window', async ({ desk }) => {
  const outside = await startOutside();
  const app = await desk.start({ withWindow: true });
  const page = await windowOf(app);
  await page.evaluate((url) => {
    window.open(url);
  }, outside.url);
  await page.waitForTimeout(300);
  expect(await app.windowCount()).toBe(1);
  expect(outside.reached).toEqual([]);
  outside.close();
});

test('no request leaves, even where the policy is switched off', async ({ desk }) => {
  const outside = await startOutside();
  const page = await windowOf(await desk.start({ withWindow: true }));
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Page.setBypassCSP', { enabled: true });
  await page.reload();
  const outcome = await page.evaluate(async (url) => {
    const image = new Promise((resolve) => {
      const element = new Image();
      element.addEventListener('load', () => resolve('loaded'));
      element.addEventListener('error', () => resolve('cancelled'));
      element.src = `${url}/image`;
    });
    const fetched = fetch(`${url}/fetch`, { mode: 'no-cors' }).then(
      () => 'loaded',
      () => 'cancelled',
    );
    return Promise.all([image, fetched]);
  }, outside.url);
  expect(outcome).toEqual(['cancelled', 'cancelled']);
  expect(outside.reached).toEqual([]);
  outside.close();
});

test('only built files are served, by GET', async ({ desk }) => {
  const page = await windowOf(await desk.start({ withWindow: true }));
  const statuses = await page.evaluate(async () => {
    const ask = async (path: string, method = 'GET') => (await fetch(path, { method })).status;
    return [
      await ask('/index.html'),
      await ask('/../main/index.js'),
      await ask('/%2e%2e/main/index.js'),
      await ask('/package.json'),
      await ask('/index.html', 'POST'),
    ];
  });
  expect(statuses).toEqual([200, 404, 404, 404, 404]);
});
