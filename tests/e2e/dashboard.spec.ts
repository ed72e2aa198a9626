import { expect, type Page, test } from '@playwright/test';
import { detectionFigures } from '../../src/renderer/views/settings/detection-cost.ts';
import { type BuiltRenderer, buildRenderer } from '../renderer/built-renderer.ts';
import { type FixtureHost, startFixtureHost } from '../renderer/fixture-host.ts';
import type { StateName } from '../renderer/states.ts';
import { violationsInBothThemes } from '../support/accessibility.ts';

let built: BuiltRenderer;
let host: FixtureHost;

test.beforeAll(async () => {
  built = await buildRenderer();
});
test.afterAll(() => built.remove());
test.afterEach(() => host.close());

async function open(page: Page, state: StateName, hash = '#/now'): Promise<void> {
  host = await startFixtureHost(built.folder, state);
  await page.goto(host.url + hash);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  // The start screen has a heading too.
  await expect(page.locator('main[aria-busy="true"]')).toHaveCount(0);
}

const lastCall = (name: string): unknown => host.calls.findLast((call) => call.name === name)?.request;

test.describe('Services', () => {
  test('finds a service among all names, watches it and takes that back', async ({ page }) => {
    await open(page, 'one', '#/services');
    await page.getByRole('searchbox', { name: 'Search services' }).fill('openai');
    await page.getByRole('button', { name: 'Watch OpenAI', exact: true }).click();
    await expect(page.getByText('OpenAI is watched now.')).toBeVisible();
    expect(lastCall('settings.set')).toMatchObject({ services: [{ id: 'claude' }, { id: 'openai' }] });
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByText('OpenAI is watched now.')).toBeHidden();
    expect(lastCall('settings.set')).toEqual({ services: null });
  });

  test('adds a page by its domain after a preview, and takes it back', async ({ page }) => {
    await open(page, 'one', '#/services');
    await page.getByRole('searchbox', { name: 'Search services' }).fill('status.acme.example');
    await page.keyboard.press('Enter');
    const preview = page.getByRole('region', { name: 'What was found' });
    await expect(preview).toContainText('Statuspage · Degraded · 3 components');
    expect(await violationsInBothThemes(page)).toEqual([]);
    await preview.getByRole('textbox', { name: 'Name' }).fill('Acme at work');
    await preview.getByRole('button', { name: 'Add and watch' }).click();
    await expect(page.getByText('Acme at work is added and watched.')).toBeVisible();
    expect(lastCall('service.add')).toMatchObject({ service: { name: 'Acme at work' } });
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => lastCall('service.remove')).toMatchObject({ serviceId: 'acme-example' });
  });

  test('says what is wrong with an address, and tries one that has no page', async ({ page }) => {
    await open(page, 'one', '#/services');
    const search = page.getByRole('searchbox', { name: 'Search services' });
    await search.fill('http://elsewhere.example');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toContainText('plain http is for this machine alone');
    await search.fill('api.nowhere.example');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('region', { name: 'What was found' })).toContainText(
      'No status page was found there',
    );
  });

  test('lets an address say what counts as working, when it is added and later', async ({ page }) => {
    await open(page, 'one', '#/services');
    await page.getByRole('searchbox', { name: 'Search services' }).fill('api.nowhere.example');
    await page.keyboard.press('Enter');
    const preview = page.getByRole('region', { name: 'What was found' });
    await preview.getByText('What counts as working').click();
    const status = preview.getByRole('textbox', { name: 'HTTP status' });
    await status.fill('20');
    await expect(status).toHaveAccessibleDescription('');
    await status.press('Enter');
    await expect(status).toHaveAccessibleDescription('A number from 100 to 599.');
    expect(await violationsInBothThemes(page)).toEqual([]);
    await preview.getByRole('button', { name: 'Add and watch' }).click();
    expect(lastCall('service.add')).toBeUndefined();
    await status.fill('403');
    await preview.getByRole('button', { name: 'Add and watch' }).click();
    await expect(page.getByText('is added and watched.')).toBeVisible();
    expect(lastCall('service.add')).toMatchObject({ service: { targets: [{ must: { status: 403 } }] } });

    await page.goto(`${host.url}#/services/api-nowhere-example`);
    await expect(page.getByText('Must answer with: HTTP status 403', { exact: true })).toBeVisible();
    await page.getByText('Change what counts as working').click();
    await page.getByRole('textbox', { name: 'Text in the answer' }).fill('pong');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Must answer with: HTTP status 403 · the text “pong”')).toBeVisible();
    await expect(page.getByText('Change what counts as working')).toBeFocused();
    expect(await violationsInBothThemes(page)).toEqual([]);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByText('Must answer with: HTTP status 403', { exact: true })).toBeVisible();
  });

  test('picks components of a page with a thousand, by keyboard, one at least', async ({ page }) => {
    await open(page, 'hostile', '#/services/claude');
    const find = page.getByRole('searchbox', { name: 'Find a component' });
    await find.fill('Component 7');
    const box = page.getByRole('checkbox', { name: 'Component 7', exact: true });
    await box.focus();
    await page.keyboard.press('Space');
    await expect.poll(() => JSON.stringify(lastCall('settings.set'))).toContain('"components"');
    await expect(box).not.toBeChecked();
    await expect(page.getByText('The choice for Service with a very long name')).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(box).toBeChecked();
    expect(await violationsInBothThemes(page)).toEqual([]);
  });
});

test.describe('Diagnose', () => {
  test('tells each step as it ends, concludes, and gives a report without secrets', async ({ page }) => {
    await open(page, 'offline', '#/diagnose');
    await expect(page.getByText('It is on your side.')).toBeVisible();
    await expect(page.getByText('No site answers.', { exact: true })).toBeVisible();
    await expect(page.getByRole('region', { name: 'Report' })).toContainText('[!!] Your connection');
    expect(host.calls.filter(({ name }) => name === 'diagnosis.get').length).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Check again' }).click();
    await expect.poll(() => host.calls.filter(({ name }) => name === 'diagnosis.start').length).toBe(2);
  });

  test('explains a pasted message against what is known', async ({ page }) => {
    await open(page, 'detected', '#/diagnose');
    await page.getByRole('textbox', { name: 'Error message' }).fill('API Error: 529 overloaded_error');
    await expect(page.getByRole('heading', { name: 'The provider is overloaded' })).toBeVisible();
    await expect(page.getByText('That fits what is known now.')).toBeVisible();
    await page.getByRole('textbox', { name: 'Error message' }).fill('usage limit reached');
    await expect(page.getByText('The allowance of your plan is used up')).toBeVisible();
    expect(await violationsInBothThemes(page)).toEqual([]);
    expect(JSON.stringify(host.calls)).not.toContain('overloaded_error');
  });
});

test.describe('Incidents', () => {
  test('shows both stories on one axis, and what was like it', async ({ page }) => {
    await open(page, 'official', '#/incidents/inc-1');
    await expect(page.getByText('11 min before the page said so')).toBeVisible();
    await expect(page.getByRole('img', { name: /^Official words and what was seen here/ })).toBeVisible();
    await expect(page.getByText(/incidents like this one: half took at most/)).toBeVisible();
  });

  test('searches, and clears what hides everything', async ({ page }) => {
    await open(page, 'official', '#/incidents');
    const search = page.getByRole('searchbox', { name: 'Search incidents' });
    await search.fill('database');
    await expect(page.locator('.incident-row')).toHaveCount(2);
    await search.fill('no such thing');
    await page.getByRole('button', { name: 'Clear the filters' }).click();
    await expect(page.locator('.incident-row').first()).toBeVisible();
    await expect(search).toHaveValue('');
  });

  test('draws a picture of an incident, hostile text and all', async ({ page }) => {
    await open(page, 'hostile', '#/incidents/inc%2Fhostile%3F%23');
    await page.getByRole('button', { name: 'Share' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save picture' }).click();
    expect((await download).suggestedFilename()).toMatch(/^incident-[\w-]+\.png$/);
    await expect(page.getByText('The picture is saved.')).toBeVisible();
  });
});

test('offers once, where there is no first run, to learn from what Claude Code writes', async ({ page }) => {
  await open(page, 'calm');
  const offer = page.getByRole('region', { name: 'Claude Code is on this computer' });
  await expect(offer).toHaveCount(0);
  host.findRealUse();
  await expect(offer).toContainText('never a text');
  await offer.getByRole('switch', { name: 'Learn from its own errors' }).click();
  expect(lastCall('settings.set')).toEqual({ realUse: { enabled: true } });
  await expect(offer.getByRole('switch')).toBeChecked();
  expect(await violationsInBothThemes(page)).toEqual([]);
  await offer.getByRole('button', { name: 'Done' }).click();
  await expect(offer).toHaveCount(0);
  await page.getByRole('link', { name: 'Settings', exact: true }).click();
  await expect(page.getByRole('switch', { name: 'Learn from its own errors' })).toBeChecked();
});

test.describe('Settings', () => {
  test('says what an interval and a sensitivity cost, as measured', async ({ page }) => {
    await open(page, 'calm', '#/settings');
    const row = (name: string) => page.getByRole('row', { name });
    for (const intervalMs of [30_000, 300_000]) {
      await page.getByRole('combobox', { name: 'One try every' }).selectOption(String(intervalMs));
      for (const { sensitivity, hardMs } of detectionFigures(intervalMs)) {
        const seconds = Math.round((hardMs ?? 0) / 1_000);
        const words = seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
        await expect(row(sensitivity).getByRole('cell').first()).toHaveText(words);
      }
    }
    await expect(row('Balanced')).toHaveAttribute('aria-current', 'true');
    await page.getByRole('radio', { name: 'Calm' }).click();
    expect(lastCall('settings.set')).toEqual({ probes: { sensitivity: 'calm' } });
    await expect(row('Calm')).toHaveAttribute('aria-current', 'true');
    expect(await violationsInBothThemes(page)).toEqual([]);
  });

  test('leads into each of its sections, and there again', async ({ page }) => {
    await open(page, 'calm', '#/settings');
    const way = page
      .getByRole('navigation', { name: 'What is set here' })
      .getByRole('link', { name: 'Privacy' });
    const heading = page.getByRole('heading', { level: 2, name: 'Privacy' });
    await way.click();
    await expect(heading).toBeFocused();
    await expect(heading).toBeInViewport();
    // The address says so already; it has to lead there all the same.
    await page.evaluate(() => globalThis.scrollTo(0, 0));
    await way.press('Enter');
    await expect(heading).toBeFocused();
    await expect(heading).toBeInViewport();
    // Every section there is has its way, in the order in which they stand.
    const ways = await page
      .getByRole('navigation', { name: 'What is set here' })
      .getByRole('link')
      .allTextContents();
    expect(await page.getByRole('heading', { level: 2 }).allTextContents()).toEqual(ways);
  });

  test('says what a model check costs before it is switched on, and takes a key that it never shows', async ({
    page,
  }) => {
    await open(page, 'one', '#/settings');
    const section = page.getByRole('region', { name: 'Model check' });
    const money = section.getByRole('row', { name: /^Money/ });
    await expect(section.getByRole('switch', { name: 'Ask the model' })).not.toBeChecked();
    await expect(money).toHaveText('Money$0.00053$0.017');
    await section.getByRole('combobox', { name: 'Model' }).selectOption('claude-opus-5-5');
    await section.getByRole('combobox', { name: 'At most a day' }).selectOption('1000');
    await expect(money).toHaveText('Money$0.14$4.4');
    await expect(section.getByRole('row', { name: /^Requests/ })).toHaveText('Requests1,00031,000');
    const field = section.getByLabel('Key for Anthropic');
    await expect(field).toHaveAttribute('type', 'password');
    await field.fill('two words');
    await field.press('Enter');
    await expect(section.getByRole('alert')).toContainText('This is no key');
    expect(lastCall('modelKey.set')).toBeUndefined();
    await field.fill('sk-ant-lab-good');
    await field.press('Enter');
    await expect(section.getByText('A key is kept by the system’s key ring.')).toBeVisible();
    await expect(field).toHaveValue('');
    expect(lastCall('modelKey.set')).toEqual({ provider: 'anthropic', key: 'sk-ant-lab-good' });
    await section.getByRole('switch', { name: 'Ask the model' }).click();
    await expect(section.getByText('Running.')).toBeVisible();
    // Under the bar that stays at the top, no field has its full size.
    await page.evaluate(() => globalThis.scrollTo(0, 0));
    expect(await violationsInBothThemes(page)).toEqual([]);
    await section.getByRole('button', { name: 'Forget key' }).click();
    await expect(section.getByText('No key yet.')).toBeVisible();
  });

  test('deletes only after asking, and gives data out', async ({ page }) => {
    await open(page, 'calm', '#/settings');
    await page.getByRole('button', { name: 'Delete history…' }).click();
    await page.getByRole('button', { name: 'Keep it' }).click();
    expect(lastCall('data.delete')).toBeUndefined();
    await page.getByRole('button', { name: 'Delete history…' }).click();
    expect(await violationsInBothThemes(page)).toEqual([]);
    await page.getByRole('button', { name: 'Delete for good' }).click();
    await expect(page.getByText('The history is deleted.')).toBeVisible();
    expect(lastCall('data.delete')).toEqual({ confirmed: true });
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export CSV' }).click();
    expect((await download).suggestedFilename()).toMatch(/^pilotlight-history-\d{4}-\d\d-\d\d\.zip$/);
    expect(lastCall('data.export')).toMatchObject({ part: 'readings', format: 'csv' });
  });

  test('speaks German when asked to, and by the browser’s wish', async ({ page }) => {
    await open(page, 'calm', '#/settings');
    await page.getByRole('radio', { name: 'Deutsch' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Einstellungen' })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'de');
    await page.getByRole('link', { name: 'Jetzt', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('gehen.');
    expect(await violationsInBothThemes(page)).toEqual([]);
  });
});

test.describe('a browser in German', () => {
  test.use({ locale: 'de-AT' });
  test('is spoken to in German', async ({ page }) => {
    await open(page, 'detected');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Ausfall');
    await expect(page.getByRole('link', { name: 'Vorfälle' })).toBeVisible();
  });
});

test.describe('Everywhere', () => {
  test('every command is under one key', async ({ page }) => {
    await open(page, 'calm');
    await page.keyboard.press('Control+KeyK');
    const field = page.getByRole('combobox', { name: 'Type a command or a service' });
    await expect(field).toBeFocused();
    expect(await violationsInBothThemes(page)).toEqual([]);
    await field.fill('incid');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Incidents' })).toBeVisible();
    await page.keyboard.press('Control+KeyK');
    await field.fill('dark');
    await page.keyboard.press('Enter');
    await expect.poll(() => lastCall('settings.set')).toEqual({ theme: 'dark' });
    await page.keyboard.press('Control+KeyK');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('listbox')).toBeHidden();
  });

  test('adding a service is one command away, from anywhere and again', async ({ page }) => {
    await open(page, 'one');
    const field = page.getByRole('searchbox', { name: 'Search services' });
    for (const turn of ['first', 'again']) {
      await page.keyboard.press('Control+KeyK');
      await expect(page.getByRole('combobox', { name: 'Type a command or a service' })).toBeFocused();
      await page.keyboard.type('add a serv');
      await page.keyboard.press('Enter');
      await expect(field, turn).toBeFocused();
      await field.blur();
    }
  });

  test('a message is explained by keyboard alone', async ({ page }) => {
    await open(page, 'detected');
    await page.keyboard.press('Control+KeyK');
    await expect(page.getByRole('combobox', { name: 'Type a command or a service' })).toBeFocused();
    await page.keyboard.type('error mean');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('textbox', { name: 'Error message' })).toBeFocused();
    await page.keyboard.type('529');
    await expect(page.getByRole('heading', { name: 'The provider is overloaded' })).toBeVisible();
    // A button that goes away with its press leaves the focus in the field.
    await page.getByRole('button', { name: 'Clear' }).press('Enter');
    await expect(page.getByRole('textbox', { name: 'Error message' })).toBeFocused();
    await page.getByRole('button', { name: 'ECONNRESET' }).press('Enter');
    await expect(page.getByRole('textbox', { name: 'Error message' })).toBeFocused();
  });

  for (const view of ['#/now', '#/incidents/inc-1', '#/diagnose', '#/services/claude', '#/settings']) {
    test(`${view} stands at twice the size`, async ({ page }) => {
      await page.setViewportSize({ width: 640, height: 400 });
      await open(page, 'official', view);
      await page.evaluate(() => {
        document.documentElement.style.fontSize = '200%';
      });
      await expect(page.locator('.loading')).toHaveCount(0);
      const sideways = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(sideways).toBeLessThanOrEqual(0);
    });
  }

  test('views have keys of their own, and the keys a sheet', async ({ page }) => {
    await open(page, 'calm');
    await page.keyboard.press('Alt+Digit3');
    await expect(page.getByRole('heading', { level: 1, name: 'Incidents' })).toBeVisible();
    await page.keyboard.press('Alt+KeyR');
    await expect.poll(() => lastCall('service.check')).toEqual({ serviceId: null });
    await page.keyboard.press('Control+Slash');
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
    expect(await violationsInBothThemes(page)).toEqual([]);
  });

  test('sixty services can be searched, and nothing moves while they tick', async ({ page }) => {
    await open(page, 'many');
    await expect(page.getByText('2 need a look · 58 work')).toBeVisible();
    await page.getByRole('searchbox', { name: 'Find a service' }).fill('number 42');
    await expect(page.locator('.service')).toHaveCount(1);
    await page.getByRole('searchbox', { name: 'Find a service' }).fill('');
    const shift = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let sum = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) sum += Number(Reflect.get(entry, 'value') ?? 0);
          }).observe({ type: 'layout-shift' });
          setTimeout(() => resolve(sum), 2500);
        }),
    );
    expect(shift).toBe(0);
  });
});
