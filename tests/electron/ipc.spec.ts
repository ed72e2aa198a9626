import { callBridge as call, expect, test, windowOf } from './fixture.ts';

test('a call goes through the preload to the engine and back', async ({ desk }) => {
  const page = await windowOf(await desk.start({ withWindow: true }));
  expect(await call(page, 'snapshot.get', {})).toMatchObject({
    ok: true,
    value: {
      services: [{ id: 'acme', name: 'Acme' }],
      capabilities: { tray: true, notifications: true, startAtLogin: true, openLinks: true },
    },
  });
});

test('the catalogue is at hand, and stays as it is where a services file stands in for it', async ({
  desk,
}) => {
  const page = await windowOf(await desk.start({ withWindow: true }));
  expect(await call(page, 'catalogue.state', {})).toEqual({
    ok: true,
    value: { origin: null, services: 1, canUpdate: false },
  });
  const update = { kind: 'file', name: 'new.json', text: '{"services":[]}' };
  expect(await call(page, 'catalogue.preview', update)).toMatchObject({
    ok: false,
    error: { code: 'refused' },
  });
});

test('a change is made, told to every client and kept', async ({ desk }) => {
  const page = await windowOf(await desk.start({ withWindow: true }));
  expect(await call(page, 'settings.set', { theme: 'dark' })).toMatchObject({
    ok: true,
    value: { theme: 'dark' },
  });
  await expect
    .poll(() => call(page, 'snapshot.get', {}))
    .toMatchObject({ value: { settings: { theme: 'dark' } } });
});

test('what does not fit the contract is refused by name', async ({ desk }) => {
  const page = await windowOf(await desk.start({ withWindow: true }));
  expect(await call(page, 'settings.set', { theme: 'plaid' })).toMatchObject({
    ok: false,
    error: { code: 'invalid' },
  });
  expect(await call(page, 'electron-store-get-data', {})).toMatchObject({ error: { code: 'unknown_name' } });
});

test('the bridge offers call and on, and nothing of Electron', async ({ desk }) => {
  const page = await windowOf(await desk.start({ withWindow: true }));
  const seen = await page.evaluate(() => {
    const bridge: unknown = Reflect.get(window, 'pilotlight');
    return {
      bridge: typeof bridge === 'object' && bridge !== null ? Object.keys(bridge).sort() : [],
      node: ['require', 'process', 'module', 'ipcRenderer'].filter(
        (name) => Reflect.get(window, name) !== undefined,
      ),
    };
  });
  expect(seen).toEqual({ bridge: ['call', 'on'], node: [] });
});

test('a window that is not the dashboard gets no answer but a refusal', async ({ desk }) => {
  const app = await desk.start({ withWindow: true });
  await windowOf(app);
  await app.openForeignWindow('app://pilotlight/index.html');
  const [, stranger] = await app.pages();
  if (stranger === undefined) throw new Error('the foreign window did not open');
  expect(await call(stranger, 'snapshot.get', {})).toEqual({
    ok: false,
    error: { code: 'refused', message: expect.any(String) },
  });
});

test('another origin gets no answer either, whatever window it sits in', async ({ desk }) => {
  const app = await desk.start();
  await app.openForeignWindow('about:blank');
  const [stranger] = await app.pages();
  if (stranger === undefined) throw new Error('the foreign window did not open');
  expect(await call(stranger, 'settings.set', { theme: 'dark' })).toMatchObject({
    ok: false,
    error: { code: 'refused' },
  });
});

test('only https links to hosts of known services leave the app', async ({ desk }) => {
  const app = await desk.start({ withWindow: true });
  const page = await windowOf(app);
  const known = desk.world.lab.urls['acme/page'] ?? '';
  expect(await call(page, 'link.open', { url: 'https://elsewhere.example/' })).toMatchObject({ ok: false });
  expect(await call(page, 'link.open', { url: 'file:///etc/passwd' })).toMatchObject({ ok: false });
  expect(await call(page, 'link.open', { url: `${known}/incidents/1` })).toMatchObject({ ok: true });
  expect(await app.openedLinks()).toEqual([`${known}/incidents/1`]);
});
