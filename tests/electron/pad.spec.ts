import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Page } from '@playwright/test';
import { speak, startModelServer } from '../support/model-server.ts';
import { writeThroughOutage } from '../support/pad-journey.ts';
import { callBridge, type Desk, expect, expectTray, test, windowOf } from './fixture.ts';
import type { RunningApp } from './running-app.ts';

const editor = (page: Page) => page.getByRole('textbox', { name: 'Note text' });

async function openNewNote(desk: Desk): Promise<{ readonly app: RunningApp; readonly page: Page }> {
  const app = await desk.start();
  await expectTray(app, 'operational');
  await app.clickMenu('New note');
  const page = await windowOf(app);
  await expect(editor(page)).toBeVisible();
  return { app, page };
}

test('notes go out into a folder of the user’s choice, as an archive, and their file is shown', async ({
  desk,
}) => {
  const { app, page } = await openNewNote(desk);
  await editor(page).pressSequentially('Kept while it was down');
  await expect.poll(() => callBridge(page, 'notes.status', {})).toMatchObject({ value: { notes: 1 } });
  /** What was said of the last one lies over the button. */
  const closeSaid = () => page.getByRole('button', { name: 'Close' }).click();
  const choose = async (item: string) => {
    await page.getByRole('button', { name: 'More for all notes' }).click();
    await page.getByRole('button', { name: item }).click();
  };

  const folder = join(desk.configDir, 'picked');
  mkdirSync(folder);
  await choose('Export all into a folder…');
  expect(readdirSync(folder)).toEqual([]);
  await app.pickFolder(folder);
  await choose('Export all into a folder…');
  await expect.poll(() => readdirSync(folder)).toHaveLength(1);
  const [exported = ''] = readdirSync(folder);
  await expect
    .poll(() =>
      readdirSync(join(folder, exported)).map((name) => readFileSync(join(folder, exported, name), 'utf8')),
    )
    .toEqual([expect.stringContaining('Kept while it was down')]);

  await closeSaid();
  await choose('Export all as one archive');
  await expect.poll(() => app.downloads()).toHaveLength(1);
  const [archive = ''] = await app.downloads();
  expect(archive).toMatch(/\.zip$/);
  await expect.poll(() => existsSync(archive)).toBe(true);

  await closeSaid();
  await choose('Show the file of the notes');
  await expect.poll(() => app.shownFiles()).toEqual([join(desk.dataDir, 'notes.db')]);
});

test('a right click offers what a word may have been meant to be, and the clipboard', async ({ desk }) => {
  const { app, page } = await openNewNote(desk);
  await editor(page).pressSequentially('It is dwon');
  await editor(page).press('Shift+Control+ArrowLeft');
  const edit = { canCut: true, canCopy: true, canPaste: true, canSelectAll: true };
  const lines = await app.rightClick({
    isEditable: true,
    selectionText: 'dwon',
    misspelledWord: 'dwon',
    dictionarySuggestions: ['down', 'dawn'],
    editFlags: edit,
  });
  expect(lines.filter((line) => line !== '')).toEqual([
    'down',
    'dawn',
    'Add to the dictionary',
    'Cut',
    'Copy',
    'Paste',
    'Select all',
  ]);
  await app.clickContextMenu('down');
  await expect(editor(page)).toHaveText('It is down');
  const plain = { isEditable: false, misspelledWord: '', dictionarySuggestions: [], editFlags: edit };
  expect(await app.rightClick({ ...plain, selectionText: 'It' })).toEqual(['Copy']);
  expect(await app.rightClick({ ...plain, selectionText: '' })).toEqual([]);
});

test('a window is not closed over words that could not be saved without asking, nor is the app', async ({
  desk,
}) => {
  const { app, page } = await openNewNote(desk);
  await editor(page).pressSequentially('Saved. ');
  await expect.poll(() => callBridge(page, 'notes.status', {})).toMatchObject({ value: { notes: 1 } });
  const other = new DatabaseSync(join(desk.dataDir, 'notes.db'));
  other.exec('begin immediate');
  await editor(page).pressSequentially('Not saved.');
  const unsaved = page.getByRole('alert').filter({ hasText: 'Not saved.' });
  await expect(unsaved).toBeVisible();

  await app.closeWindows();
  await expect.poll(() => app.question()).toEqual(['Keep it open', 'Close and lose it']);
  await app.answerQuestion('Keep it open');
  await app.clickMenu('Quit Pilotlight');
  await expect.poll(() => app.question()).not.toBeNull();
  await app.answerQuestion('Keep it open');
  expect(await app.windowCount()).toBe(1);
  await expect(editor(page)).toContainText('Not saved.');

  other.exec('rollback');
  other.close();
  await expect(unsaved).toHaveCount(0);
  await app.closeWindows();
  await expect.poll(() => app.windowCount()).toBe(0);
  await app.clickMenu('Quit Pilotlight');
  expect(await app.exited).toBe(0);
});

test('a dictionary is fetched only for whoever wants one', async ({ desk }) => {
  const app = await desk.start({ withWindow: true });
  const page = await windowOf(app);
  expect(await app.spelling()).toEqual({ isOn: false, languages: [] });
  await page.evaluate(() => {
    location.hash = '#/settings';
  });
  await page.getByRole('switch', { name: 'Check spelling in the notes' }).click();
  await expect.poll(() => app.spelling()).toEqual({ isOn: true, languages: ['en-US', 'en-GB'] });
});

test('what is written while a service is down goes out in order when it is back', async ({ desk }) => {
  test.setTimeout(240_000);
  const app = await desk.start({ withWindow: true });
  await expectTray(app, 'operational');
  const page = await windowOf(app);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await writeThroughOutage({
    page,
    breakDown: desk.world.breakDown,
    mend: desk.world.mend,
    check: () => app.clickMenu('Check now'),
    messages: app.notifications,
  });
});

test('a prompt is answered by a model on this computer', async ({ desk }) => {
  const model = await startModelServer({ models: ['tiny'] });
  try {
    model.play(speak(['For', 'ty', '-two.']));
    const { page } = await openNewNote(desk);
    // Whoever runs this may have servers of their own: the model is named.
    const localModel = { enabled: true, address: model.address, model: 'tiny' };
    expect(await callBridge(page, 'settings.set', { localModel })).toMatchObject({ ok: true });
    await editor(page).pressSequentially('What is the answer?');
    await page.getByRole('button', { name: 'More for this note' }).click();
    await page.getByRole('button', { name: 'Run on this computer…' }).click();
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await expect(editor(page)).toContainText('Forty-two.');
    await expect(page.getByText('tiny is done')).toBeVisible();
    await editor(page).press('Control+z');
    await expect(editor(page)).toHaveText('What is the answer?');
  } finally {
    await model.close();
  }
});
