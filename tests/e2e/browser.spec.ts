import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { startWorld, type World } from '../electron/story.ts';
import { type RunningCli, startCli } from '../support/run-cli.ts';

let folder: string;
let world: World;
let serve: RunningCli;
let url: string;

test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pilotlight-browser-'));
  world = await startWorld(folder);
  serve = startServe();
  url = await addressOf(serve);
});
test.afterEach(async () => {
  serve.child.kill('SIGKILL');
  await serve.ended;
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

function startServe(port = '0'): RunningCli {
  const options = ['--services', world.servicesFile, '--data-dir', join(folder, 'data')];
  return startCli(['serve', '--port', port, '--json', ...options]);
}

async function addressOf(cli: RunningCli): Promise<string> {
  const { url: address }: { url: string } = JSON.parse(await cli.line((line) => line.includes('"url"')));
  return address;
}

/** What a page logs as an error, violations of the content policy among it. */
function listenForErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  return errors;
}

/** Presses “Check now” until the sentence says so: what was looked at within 5 s is not looked at again. */
async function checkUntil(page: Page, sentence: RegExp): Promise<void> {
  const heading = page.getByRole('heading', { level: 1 });
  await expect(async () => {
    await page.getByRole('button', { name: 'Check now' }).click();
    await expect(heading).toHaveText(sentence, { timeout: 2_000 });
  }).toPass({ timeout: 40_000 });
}

test('Now shows an outage appear and end, in every window', async ({ page, context }) => {
  const errors = listenForErrors(page);
  await page.goto(url);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Acme works here/);
  const other = await context.newPage();
  await other.goto(new URL('/', url).href);
  await expect(other.getByRole('heading', { level: 1 })).toHaveText(/Acme works here/);

  await world.breakDown();
  await checkUntil(page, /Acme has .* outage/);
  await expect(page.getByText('Requests fail').first()).toBeVisible();
  // Nobody pressed anything here.
  await expect(other.getByRole('heading', { level: 1 })).toHaveText(/Acme has .* outage/);

  await world.mend();
  await checkUntil(page, /Acme works here/);
  await expect(other.getByRole('heading', { level: 1 })).toHaveText(/Acme works here/);
  expect(errors).toEqual([]);
});

test('keeps the token out of the address and out of the reach of scripts', async ({ page, context }) => {
  await page.goto(url);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Acme/);
  expect(new URL(page.url()).search).toBe('');
  expect(await page.evaluate(() => document.cookie)).toBe('');
  const [cookie] = await context.cookies();
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/' });
});

test('lets nobody in without the address, and says what to do', async ({ page }) => {
  const answer = await page.goto(new URL('/', url).href);
  expect(answer?.status()).toBe(401);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Pilotlight needs the full address');
});

test('another site gets nothing out of it, not even with the cookie', async ({ page, context }) => {
  await page.goto(url);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Acme/);
  // Another port of the same machine: the same site to a browser, so that the cookie is sent along.
  const stranger = await context.newPage();
  await stranger.route('http://127.0.0.1:9/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<title>Stranger</title>' }),
  );
  await stranger.goto('http://127.0.0.1:9/');
  const base = new URL('/', url).href;
  const results = await stranger.evaluate(async (target) => {
    const attempt = (work: Promise<Response>): Promise<string> =>
      work.then(
        (response) => `answered ${response.type} ${response.status}`,
        () => 'refused',
      );
    const init: RequestInit = { method: 'POST', credentials: 'include', body: '{}' };
    const events = await new Promise<string>((resolve) => {
      const source = new EventSource(`${target}events`, { withCredentials: true });
      source.addEventListener('open', () => resolve('opened'));
      source.addEventListener('error', () => resolve('refused'));
    });
    return [
      await attempt(
        fetch(`${target}api/snapshot.get`, { ...init, headers: { 'content-type': 'application/json' } }),
      ),
      await attempt(fetch(`${target}api/snapshot.get`, init)),
      events,
    ];
  }, base);
  expect(results).toEqual(['refused', 'refused', 'refused']);
});

test('says that the program is gone, and comes back with it', async ({ page }) => {
  await page.goto(url);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Acme works here/);
  await serve.interrupt();
  await expect(page.getByText('Pilotlight does not answer.')).toBeVisible();
  const { port } = new URL(url);
  serve = startServe(port);
  const address = await addressOf(serve);
  // The same place, but the key is a new one.
  await expect(page.getByText('This window is no longer signed in.')).toBeVisible({ timeout: 40_000 });
  await page.goto(address);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Acme works here/);
});
