import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { startWorld, type World } from '../electron/story.ts';
import { violationsInBothThemes, WCAG } from '../support/accessibility.ts';
import { beginStream, type ModelServer, startModelServer, toEvent } from '../support/model-server.ts';
import { type RunningCli, runCli, startCli } from '../support/run-cli.ts';

let folder: string;
let world: World;
let model: ModelServer;
let serve: RunningCli;
let url: string;

test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pilotlight-model-'));
  world = await startWorld(folder);
  model = await startModelServer({ models: ['tiny', 'large'] });
  serve = startCli(['serve', '--port', '0', '--json', ...options()]);
  ({ url } = JSON.parse(await serve.line((line) => line.includes('"url"'))));
});
test.afterEach(async () => {
  serve.child.kill('SIGKILL');
  await serve.ended;
  await model.close();
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

const options = (): readonly string[] => [
  '--services',
  world.servicesFile,
  '--data-dir',
  join(folder, 'data'),
];
const editor = (page: Page): Locator => page.getByRole('textbox', { name: 'Note text' });
const bar = (page: Page): Locator => page.getByRole('region', { name: 'Answer of a model on this computer' });

/** A model that says a word each time it is told to, once it was asked. */
function speakWhenTold(): (word: string) => void {
  const early: string[] = [];
  let write: (text: string) => void = (text) => void early.push(text);
  model.play((response) => {
    beginStream(response);
    write = (text) => void response.write(toEvent(text));
    for (const word of early.splice(0)) write(word);
  });
  return (word) => write(word);
}

async function switchOn(page: Page): Promise<void> {
  await page.goto(url);
  await page.goto(new URL('/#/settings', url).href);
  await page.getByRole('switch', { name: 'Let a model on this computer answer prompts' }).click();
  const address = page.getByRole('textbox', { name: 'Address of another server' });
  await address.fill('http://192.0.2.1:11434');
  await address.press('Enter');
  await expect(page.getByRole('alert')).toContainText('no address of this computer');
  await address.fill(`localhost:${model.port}`);
  await address.press('Enter');
  await expect(page.getByRole('list', { name: 'Found' })).toContainText('2 models');
  await page.setViewportSize({ width: 320, height: 720 });
  const section = page.getByRole('region', { name: 'Model on this computer' });
  expect(await section.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
  // Whoever runs this may have servers of their own.
  await section.getByRole('combobox', { name: 'Model' }).selectOption('tiny');
  await page.setViewportSize({ width: 1280, height: 720 });
}

async function textOnDisk(query: string): Promise<string> {
  return (await runCli(['note', 'show', query, ...options()])).out;
}

async function notesOnDisk(): Promise<readonly unknown[]> {
  const { out } = await runCli(['note', 'list', '--json', ...options()]);
  return JSON.parse(out);
}

test('a prompt is answered on this computer, into its note, until it is stopped', async ({ page }) => {
  await switchOn(page);
  const say = speakWhenTold();

  await page.goto(new URL('/#/notes/new', url).href);
  await expect(editor(page)).toBeFocused();
  await page.keyboard.type('Why is the sky blue?');
  await page.getByRole('button', { name: 'Queue prompt' }).click();
  await page.getByRole('button', { name: 'More: Why is the sky blue?' }).click();
  await page.getByRole('button', { name: 'Run on this computer…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Run on this computer' });
  await expect(dialog).toContainText('on this computer and nowhere else');
  await dialog.getByRole('combobox', { name: 'Model' }).selectOption('large');
  expect(await violationsInBothThemes(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Run', exact: true }).click();

  await expect(bar(page)).toContainText('large is getting ready');
  say('Light of short waves');
  await expect(editor(page)).toContainText('Light of short waves');
  await expect(bar(page)).toContainText('large is writing');
  // The user goes on writing meanwhile, above the answer.
  await editor(page).press('Control+Home');
  await page.keyboard.type('Physics. ');
  say(' is scattered more');
  await expect(editor(page)).toContainText('Light of short waves is scattered more');
  await page.keyboard.type('Homework. ');
  expect(await violationsInBothThemes(page)).toEqual([]);
  await bar(page).getByRole('button', { name: 'Stop' }).click();
  await expect(bar(page)).toContainText('large was stopped. What came stays.');
  await model.hungUp;

  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
  expect(await textOnDisk('Physics')).toMatch(
    /^Physics\. Homework\. Why is the sky blue\?\n\n\*Answer of `large`, on this computer, .+\*\n\nLight of short waves is scattered more\n?$/,
  );
  // One step takes the answer out; the next one what was typed.
  await editor(page).press('Control+z');
  await expect(editor(page)).toHaveText('Physics. Homework. Why is the sky blue?');
  await editor(page).press('Control+y');
  await expect(editor(page)).toContainText('is scattered more');
  expect(model.asked.at(-1)?.body).toMatchObject({
    model: 'large',
    messages: [{ role: 'user', content: 'Why is the sky blue?' }],
  });
});

test('an answer goes on while its note is left, and what came stays when the server dies', async ({
  page,
}) => {
  const trouble: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') trouble.push(message.text());
  });
  page.on('request', (request) => {
    if (new URL(request.url()).host !== new URL(url).host) trouble.push(`asked for ${request.url()}`);
  });
  await switchOn(page);
  let die = (): void => undefined;
  let write = (_word: string): void => undefined;
  model.play((response) => {
    beginStream(response);
    write = (word) => void response.write(toEvent(word));
    die = () => void response.destroy();
  });

  await page.goto(new URL('/#/notes/new', url).href);
  await expect(editor(page)).toBeFocused();
  await page.keyboard.type('Before\nCount to three.\nAfter');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+ArrowDown');
  await page.getByRole('button', { name: 'More for this note' }).click();
  await page.getByRole('button', { name: 'Run on this computer…' }).click();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect.poll(() => model.asked.some(({ path }) => path.endsWith('/completions'))).toBe(true);
  write('```\none');
  await expect(editor(page)).toContainText('one');
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();

  await page.getByRole('link', { name: 'New note' }).click();
  await expect(editor(page)).not.toContainText('Count');
  write(' two');
  await expect(bar(page)).toContainText('tiny is writing');
  await bar(page).getByRole('link', { name: 'Open its note' }).click();
  await expect(editor(page)).toContainText('one two');
  write(' three');
  await expect(editor(page)).toContainText('one two three');

  await page.setViewportSize({ width: 360, height: 720 });
  await page.emulateMedia({ colorScheme: 'dark' });
  const close = page.getByRole('button', { name: 'Close: Prompts' });
  await close.click();
  die();
  await expect(bar(page).getByRole('alert')).toContainText('No more comes: the connection broke off.');
  const narrow = new AxeBuilder({ page }).withTags(WCAG.filter((tag) => tag !== 'best-practice'));
  expect((await narrow.analyze()).violations).toEqual([]);
  const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
  expect(scrollWidth).toBe(clientWidth);
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
  expect(await textOnDisk('Before')).toMatch(
    /^Before\nCount to three\.\n\n\*Answer of `tiny`, .+\*\n\n```\none two three\n```\n\nAfter\n?$/,
  );
  expect(trouble).toEqual([]);
});

test('a prompt that is refused leaves no note behind', async ({ page, context }) => {
  await switchOn(page);
  const say = speakWhenTold();
  const ask = async (where: Page, text: string): Promise<void> => {
    await where.goto(new URL('/#/notes/new', url).href);
    await expect(editor(where)).toBeFocused();
    await where.keyboard.type(text);
    await editor(where).press('Control+a');
    await where.keyboard.press('Control+Enter');
    await expect(where.getByRole('button', { name: `More: ${text}` })).toBeVisible();
  };
  const runPrompt = async (where: Page, text: string): Promise<void> => {
    await where.getByRole('button', { name: `More: ${text}` }).click();
    await where.getByRole('button', { name: 'Run on this computer…' }).click();
    await where.getByRole('button', { name: 'Run', exact: true }).click();
  };
  await ask(page, 'One that takes long');
  await runPrompt(page, 'One that takes long');
  await expect(bar(page)).toContainText('tiny is');
  say('Well,');
  await expect(bar(page)).toContainText('tiny is writing');

  const other = await context.newPage();
  await ask(other, 'One whose note is gone');
  await other.getByRole('button', { name: 'More for this note' }).click();
  await other.getByRole('button', { name: 'Put in the trash' }).click();
  const count = other.getByText('One note', { exact: true });
  await expect(count).toBeVisible();
  await runPrompt(other, 'One whose note is gone');
  await expect(other.getByText('A prompt is being answered on this computer already')).toBeVisible();
  // It was there before the refusal was said, and is gone after it.
  await expect.poll(notesOnDisk).toHaveLength(1);
  await expect(count).toBeVisible();
  await expect(other.getByRole('button', { name: 'Trash (1)' })).toBeVisible();
  // Once the other is over, it is answered, in a note of its own.
  await bar(page).getByRole('button', { name: 'Stop' }).click();
  await expect(bar(page)).toContainText('was stopped');
  await runPrompt(other, 'One whose note is gone');
  await expect(editor(other)).toContainText('One whose note is gone');
});

test('in an outage, Now names the models that run on this computer, where their servers usually are', async ({
  page,
}) => {
  const ollama = await startModelServer({
    shape: 'ollama',
    models: ['qwen3', 'llama3.2:3b'],
    port: 11_434,
  }).catch(() => null);
  const lmStudio = await startModelServer({ models: ['gemma'], port: 1234 }).catch(() => null);
  try {
    test.skip(ollama === null || lmStudio === null, 'Somebody’s own model server has the usual port.');
    await page.goto(url);
    await world.breakDown();
    const help = page.getByRole('region', { name: 'What you can do' });
    await expect(async () => {
      await page.getByRole('button', { name: 'Check now' }).click();
      await expect(help).toBeVisible({ timeout: 1000 });
    }).toPass();
    const up = help.getByRole('list', { name: 'Up now instead' });
    await expect(up.getByRole('listitem')).toHaveText([
      /^Ollama on this computer, 2 models$/,
      /^LM Studio on this computer, 1 model$/,
    ]);
    await expect(up.getByTitle('qwen3, llama3.2:3b')).toBeVisible();
  } finally {
    await ollama?.close();
    await lmStudio?.close();
  }
});
