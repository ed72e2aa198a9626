import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Locator, type Page, test } from '@playwright/test';
import type { NoteRow } from '../../src/shared/notes/model.ts';
import { type BuiltRenderer, buildRenderer } from '../renderer/built-renderer.ts';
import { type FixtureHost, startFixtureHost } from '../renderer/fixture-host.ts';
import type { StateName } from '../renderer/states.ts';
import { violationsInBothThemes, WCAG } from '../support/accessibility.ts';

let built: BuiltRenderer;
let host: FixtureHost;

test.beforeAll(async () => {
  built = await buildRenderer();
});
test.afterAll(() => built.remove());
test.afterEach(() => host.close());

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

/** Collects errors, warnings and violations of the policy, and every request that leaves the host. */
function listenForTrouble(page: Page): string[] {
  const trouble: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') trouble.push(message.text());
  });
  page.on('pageerror', (error) => trouble.push(error.message));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(host.url) && !/^(?:data|blob|about):/.test(url)) trouble.push(`asked for ${url}`);
  });
  return trouble;
}

async function start(state: StateName = 'detected'): Promise<void> {
  host = await startFixtureHost(built.folder, state);
}

function write(text: string): NoteRow {
  const saved = host.notes.store.save({ noteId: randomUUID(), text, base: 0, origin: 'typed' });
  if (!saved.ok || saved.value.kind !== 'saved') throw new Error('not written');
  return saved.value.note;
}

function queue(text: string, serviceId = 'claude', noteId: string | null = null): string {
  const id = randomUUID();
  host.notes.store.queuePrompt({ id, serviceId, noteId, text });
  return id;
}

/** What is on disk of a note. */
function textOf(noteId: string): string | null {
  const note = host.notes.store.get(noteId);
  return note.ok ? (note.value?.text ?? null) : null;
}

function allTexts(): readonly (string | null)[] {
  const page = host.notes.store.list({ trashed: false, tag: null, order: 'manual', offset: 0, limit: 200 });
  return page.ok ? page.value.rows.map(({ id }) => textOf(id)) : [];
}

const editor = (page: Page): Locator => page.getByRole('textbox', { name: 'Note text' });
const rows = (page: Page): Locator =>
  page.getByRole('list', { name: 'Notes', exact: true }).getByRole('link');

async function open(page: Page, hash: string): Promise<void> {
  await page.goto(host.url + hash);
  await expect(page.getByRole('heading', { level: 1, name: /Notes|Trash/ })).toBeAttached();
}

async function openNote(page: Page, note: Pick<NoteRow, 'id'>): Promise<void> {
  await open(page, `#/notes/${note.id}`);
  await expect(editor(page)).toBeFocused();
}

test.describe('writing', () => {
  test('a new note opens to typing, is on disk a moment later, and takes its title from its first line', async ({
    page,
  }) => {
    await start();
    const trouble = listenForTrouble(page);
    await open(page, '#/notes');
    await page.getByRole('link', { name: 'New note' }).click();
    await expect(editor(page)).toBeFocused();
    await page.keyboard.type('# Fix the gate\nIt lets #strays in.');
    await expect(rows(page).first()).toContainText('Fix the gate');
    await expect(rows(page).first()).toContainText('#strays');
    await expect.poll(allTexts).toEqual(['# Fix the gate\nIt lets #strays in.']);
    expect(trouble).toEqual([]);
  });

  test('lists go on by themselves, and end with an empty item', async ({ page }) => {
    await start();
    const note = write('Before');
    await openNote(page, note);
    await page.keyboard.press('Control+End');
    await page.keyboard.type('\n- [ ] one\ntwo\n\nafter');
    await expect.poll(() => textOf(note.id)).toBe('Before\n- [ ] one\n- [ ] two\nafter');
  });

  test('a check box is ticked by a click and by keyboard, in the text and in the preview', async ({
    page,
  }) => {
    await start();
    const note = write('Shopping\n\n- [ ] coffee\n- [ ] bread\n- [ ] tea');
    await openNote(page, note);
    await page.getByRole('checkbox', { name: 'coffee' }).click();
    await expect.poll(() => textOf(note.id)).toContain('- [x] coffee\n- [ ] bread');
    await editor(page).press('Control+End');
    await page.keyboard.press('Control+Alt+x');
    await expect.poll(() => textOf(note.id)).toContain('- [x] tea');
    await page.getByRole('radio', { name: 'Preview' }).check();
    const bread = page.getByTestId('preview').getByRole('checkbox', { name: 'bread' });
    await bread.focus();
    await page.keyboard.press('Space');
    await expect(bread).toBeFocused();
    await expect.poll(() => textOf(note.id)).toContain('- [x] bread');
  });

  test('finds and replaces, with the spell check of the system', async ({ page }) => {
    await start();
    const note = write('red green red');
    await openNote(page, note);
    await expect(editor(page)).toHaveAttribute('spellcheck', 'true');
    await page.keyboard.press('Control+f');
    await page.getByRole('textbox', { name: 'Find' }).fill('red');
    await page.getByRole('textbox', { name: 'Replace' }).fill('blue');
    await page.getByRole('button', { name: 'Replace all' }).click();
    await expect.poll(() => textOf(note.id)).toBe('blue green blue');
  });

  test('a pasted megabyte is kept whole; more is refused in words and stays in the window', async ({
    page,
  }) => {
    await start();
    const note = write('Long');
    await openNote(page, note);
    const paste = (text: string) =>
      page
        .evaluate(async (pasted) => navigator.clipboard.writeText(pasted), text)
        .then(() => page.keyboard.press('Control+v'));
    await page.keyboard.press('Control+a');
    await paste('Line of the text.\n'.repeat(55_000));
    await expect.poll(() => textOf(note.id)?.length).toBe(990_000);
    await paste('Line of the text.\n'.repeat(5_000));
    await expect(page.getByRole('alert')).toContainText('longer than a note can be');
    expect(textOf(note.id)).toHaveLength(990_000);
    await page.keyboard.press('Control+z');
    await expect(page.getByRole('alert')).toBeHidden();
  });
});

test.describe('a window opened to write in', () => {
  const ahead = (page: Page): Locator => page.locator('textarea.typed-ahead');

  test('takes every key from its first moment on, and hands them to the editor', async ({ page }) => {
    await start();
    const trouble = listenForTrouble(page);
    host.answerAfter(1_500);
    await page.goto(`${host.url}#/notes/new`);
    await expect(ahead(page)).toBeFocused();
    await page.keyboard.type('one two');
    for (let back = 0; back < 4; back += 1) await page.keyboard.press('ArrowLeft');
    await expect(editor(page)).toBeFocused();
    await expect(ahead(page)).toHaveCount(0);
    await page.keyboard.type(' and a half');
    await expect.poll(allTexts).toEqual(['one and a half two']);
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await expect(editor(page)).not.toContainText('one');
    expect(trouble).toEqual([]);
  });

  test('lets a word be composed to its end before the editor takes it', async ({ page }) => {
    await start();
    host.answerAfter(1_500);
    await page.goto(`${host.url}#/notes/new`);
    await expect(ahead(page)).toBeFocused();
    const keys = await page.context().newCDPSession(page);
    await keys.send('Input.imeSetComposition', { text: 'ni', selectionStart: 2, selectionEnd: 2 });
    await expect(editor(page)).toBeAttached();
    await expect(ahead(page)).toHaveValue('ni');
    await keys.send('Input.insertText', { text: '你' });
    await expect(editor(page)).toBeFocused();
    await page.keyboard.type('!');
    await expect.poll(allTexts).toEqual(['你!']);
  });

  test('keeps in sight what was typed though the window cannot start', async ({ page }) => {
    await start();
    host.refuse(true);
    await page.goto(`${host.url}#/notes/new`);
    await page.keyboard.type('Do not lose this');
    await expect(page.locator('.whole-window')).toBeVisible();
    await expect(ahead(page)).toBeVisible();
    await expect(ahead(page)).toHaveValue('Do not lose this');
  });

  test('is a new note again after a reload before the first key, and keeps nothing once it is on disk', async ({
    page,
  }) => {
    await start();
    await page.goto(`${host.url}#/notes/new`);
    await expect(editor(page)).toBeFocused();
    await page.reload();
    await expect(editor(page)).toBeFocused();
    await page.keyboard.type('After all');
    await expect.poll(allTexts).toEqual(['After all']);
    await expect.poll(() => page.evaluate(() => sessionStorage.length)).toBe(0);
    await page.reload();
    await expect(editor(page)).toContainText('After all');
  });

  test('has no such field where no new note is begun', async ({ page }) => {
    await start();
    await openNote(page, write('Here'));
    await expect(ahead(page)).toHaveCount(0);
  });
});

test.describe('what is not on disk', () => {
  test('is said, stays in the window, and goes to disk as soon as it can', async ({ page }) => {
    await start();
    const note = write('Before');
    await openNote(page, note);
    host.fail('The disk is full.');
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' and after');
    await expect(page.getByRole('alert')).toContainText(
      'Not saved. The disk is full. Your text is still here',
    );
    expect(textOf(note.id)).toBe('Before');
    expect(await violationsInBothThemes(page)).toEqual([]);
    host.fail(null);
    await expect(page.getByRole('alert')).toBeHidden({ timeout: 30_000 });
    expect(textOf(note.id)).toBe('Before and after');
  });

  test('goes to disk though its note was left, and is shown when it is opened again', async ({ page }) => {
    await start();
    const note = write('First');
    const other = write('Other');
    await openNote(page, note);
    host.fail('The disk is full.');
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' draft');
    await expect(page.getByRole('alert')).toBeVisible();
    host.fail(null);
    host.hang(true);
    await page.evaluate((id) => {
      location.hash = `#/notes/${id}`;
    }, other.id);
    host.hang(false);
    await page.evaluate((id) => {
      location.hash = `#/notes/${id}`;
    }, note.id);
    await expect(editor(page)).toContainText('First draft');
    await expect.poll(() => textOf(note.id), { timeout: 30_000 }).toBe('First draft');
  });

  test('leads back to a note that is in no list, since it never was on disk', async ({ page }) => {
    await start();
    await open(page, '#/notes/new');
    await expect(editor(page)).toBeFocused();
    host.fail('The disk is full.');
    await page.keyboard.type('# Only here\nso far');
    await expect(page.getByRole('alert')).toBeVisible();
    await page.evaluate(() => {
      location.hash = '#/notes';
    });
    const notice = page.getByRole('alert').filter({ hasText: 'One note is not saved yet.' });
    await notice.getByRole('link', { name: 'Only here' }).click();
    await expect(editor(page)).toContainText('so far');
    host.fail(null);
    await expect.poll(allTexts, { timeout: 30_000 }).toEqual(['# Only here\nso far']);
  });

  test('survives a reload', async ({ page }) => {
    await start();
    const note = write('First');
    await openNote(page, note);
    host.fail('The disk is full.');
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' draft');
    await expect(page.getByRole('alert')).toBeVisible();
    await page.reload();
    host.fail(null);
    await page.goto(`${host.url}#/notes/${note.id}`);
    await expect.poll(() => textOf(note.id), { timeout: 30_000 }).toBe('First draft');
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  });

  test('leaves nothing in the browser as long as saving works', async ({ page }) => {
    await start();
    const note = write('First');
    await openNote(page, note);
    await page.keyboard.type('Typed ');
    await expect.poll(() => textOf(note.id)).toBe('Typed First');
    expect(await page.evaluate(() => sessionStorage.length + localStorage.length)).toBe(0);
  });
});

test.describe('a tab that is closed', () => {
  for (const [name, before] of [
    ['a short note', 'Before. '],
    ['a long note', 'A line of it.\n'.repeat(70_000)],
  ] as const) {
    test(`loses nothing of ${name}, whose last key was typed just now`, async ({ page }) => {
      await start();
      const note = write(before);
      await openNote(page, note);
      await page.keyboard.press('Control+End');
      await page.keyboard.type('One word');
      await expect.poll(() => textOf(note.id)).toBe(`${before}One word`);
      // The first of these is written and not answered yet when the second is typed.
      host.answerAfter(3_000);
      await page.keyboard.type(' more');
      await expect.poll(() => textOf(note.id)).toBe(`${before}One word more`);
      await page.keyboard.type(' and the last');
      const closed = page.waitForEvent('close');
      await page.close({ runBeforeUnload: true });
      await closed;
      await expect.poll(() => textOf(note.id)?.slice(before.length)).toBe('One word more and the last');
      expect(allTexts()).toHaveLength(1);
    });
  }
});

test.describe('a tab that is closed right after a paste', () => {
  const paste = async (page: Page, text: string): Promise<void> => {
    await page.evaluate(async (pasted) => navigator.clipboard.writeText(pasted), text);
    await page.keyboard.press('Control+v');
  };
  const pasteAndClose = async (page: Page, text: string): Promise<readonly string[]> => {
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.accept();
    });
    const closed = page.waitForEvent('close');
    await paste(page, text);
    await page.close({ runBeforeUnload: true });
    await closed;
    return asked;
  };

  for (const [name, chars] of [
    ['what a request can carry beyond its page', 40_000],
    ['more than a request can carry beyond its page', 1_000_000],
  ] as const) {
    test(`loses nothing of ${name}`, async ({ page }) => {
      await start();
      await openNote(page, write(''));
      const text = 'Pasted line\n'.repeat(chars / 12);
      const asked = await pasteAndClose(page, text);
      await expect.poll(allTexts).toEqual([text]);
      // Whoever leaves is asked only where it might matter.
      if (chars < 50_000) expect(asked).toEqual([]);
    });
  }

  for (const [name, happens] of [
    ['is on its way and too long to arrive by itself', () => host.hang(true)],
    ['could not be saved', () => host.fail('The disk is full.')],
  ] as const) {
    test(`asks first where it ${name}`, async ({ page }) => {
      await start();
      await openNote(page, write(''));
      happens();
      await paste(page, 'Written line\n'.repeat(10_000));
      if (name.startsWith('could')) await expect(page.getByRole('alert')).toBeVisible();
      const asked = page.waitForEvent('dialog');
      await page.close({ runBeforeUnload: true });
      const dialog = await asked;
      expect(dialog.type()).toBe('beforeunload');
      await dialog.dismiss();
      await expect(editor(page)).toContainText('Written line');
    });
  }

  test('asks nothing where all is on disk', async ({ page }) => {
    await start();
    const note = write('');
    await openNote(page, note);
    await page.keyboard.type('Saved');
    await expect.poll(() => textOf(note.id)).toBe('Saved');
    page.on('dialog', (dialog) => {
      throw new Error(dialog.type());
    });
    const closed = page.waitForEvent('close');
    await page.close({ runBeforeUnload: true });
    await closed;
  });
});

test('a window opened to write in stands while its code is long in coming, and nothing moves when it comes', async ({
  page,
}) => {
  await start();
  const trouble = listenForTrouble(page);
  const code = Promise.withResolvers<void>();
  await page.route(/\/assets\/(?:notes-view|code-editor)-.*\.js$/, async (route) => {
    await code.promise;
    await route.continue();
  });
  await page.addInitScript(() => {
    const shifts: string[] = [];
    Reflect.set(globalThis, 'shifts', shifts);
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push(JSON.stringify(entry));
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(`${host.url}#/notes/new`);
  const view = page.getByRole('main');
  await expect(view.getByRole('status')).toHaveText(/Loading this view/);
  const link = page.getByRole('navigation').getByRole('link', { name: 'Notes' });
  await expect(link).toHaveAttribute('aria-current', 'page');
  const before = await Promise.all([link.boundingBox(), view.boundingBox()]);

  code.resolve();
  await expect(editor(page)).toBeFocused();
  const [linkBox, viewBox] = await Promise.all([link.boundingBox(), view.boundingBox()]);
  expect([linkBox, viewBox?.x, viewBox?.y, viewBox?.width]).toEqual([
    before[0],
    before[1]?.x,
    before[1]?.y,
    before[1]?.width,
  ]);
  expect(await page.evaluate((): unknown => Reflect.get(globalThis, 'shifts'))).toEqual([]);
  expect(trouble).toEqual([]);
});

test('says how the notes are searched, where they lie, and which keys there are', async ({ page }) => {
  await start();
  write('One');
  // The column is narrower than the menu then, which is to be seen whole all the same.
  await page.setViewportSize({ width: 760, height: 720 });
  await open(page, '#/notes');
  await page.getByRole('button', { name: 'More for all notes' }).click();
  await expect(page.getByRole('button', { name: 'Where the notes are kept' })).toBeInViewport({ ratio: 1 });
  await page.getByRole('button', { name: 'Where the notes are kept' }).click();
  await expect(page.getByText(`All notes are in the file ${host.notes.path}`)).toBeVisible();
  await page.keyboard.press('Control+/');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toContainText('Search the notes');
  await page.keyboard.press('Escape');
  await page.evaluate(() => {
    location.hash = '#/diagnose';
  });
  await expect(page.getByText('One note. Search works, best finds first.')).toBeVisible();
});

test.describe('two windows on one note', () => {
  test('see what the other writes, and merge without losing the cursor', async ({ page, context }) => {
    await start();
    const note = write('top\n\nmiddle\n\nbottom');
    await openNote(page, note);
    const other = await context.newPage();
    await openNote(other, note);
    await other.keyboard.press('Control+Home');
    await other.keyboard.type('The ');
    await expect.poll(() => textOf(note.id)).toContain('The top');
    await page.bringToFront();
    await editor(page).press('Control+End');
    await page.keyboard.type(' line');
    await expect.poll(() => textOf(note.id)).toBe('The top\n\nmiddle\n\nbottom line');
    await page.keyboard.type(' here');
    await expect.poll(() => textOf(note.id)).toBe('The top\n\nmiddle\n\nbottom line here');
    await expect(editor(page)).toContainText('The top');
  });

  test('keep both where they wrote in the same place', async ({ page, context }) => {
    await start();
    const note = write('one line');
    await openNote(page, note);
    const other = await context.newPage();
    await openNote(other, note);
    // The first window cannot look at what the other wrote before it writes itself.
    await page.route('**/api/notes.revisions', (route) => route.abort());
    await other.keyboard.press('Control+a');
    await other.keyboard.type('their line');
    await expect.poll(() => textOf(note.id)).toBe('their line');
    await page.bringToFront();
    await editor(page).press('Control+a');
    await page.keyboard.type('my line');
    await expect(page.getByText('both are kept')).toBeVisible();
    await page.keyboard.type(' goes on');
    await expect
      .poll(() => [...allTexts()].toSorted((a, b) => String(a).localeCompare(String(b))))
      .toEqual(['my line goes on', 'their line']);
    await page.getByRole('link', { name: 'Open the other' }).click();
    await expect(editor(page)).toContainText('their line');
  });
});

test.describe('the list', () => {
  test('draws only what is in sight of ten thousand notes, and walks through them by keyboard', async ({
    page,
  }) => {
    await start();
    host.notes.store.addMany(
      Array.from({ length: 10_000 }, (_, index) => ({
        text: `Note number ${index + 1}\n\nText`,
        at: index + 1,
      })),
    );
    await open(page, '#/notes');
    await expect(page.getByText('10,000 notes')).toBeVisible();
    expect(await rows(page).count()).toBeLessThan(60);
    await rows(page).first().focus();
    await page.keyboard.press('End');
    const last = page.locator('[data-index="9999"]');
    await expect(last).toBeFocused();
    await expect(page.locator('li', { has: last })).toHaveAttribute('aria-posinset', '10000');
    await page.keyboard.press('ArrowUp');
    await expect(page.locator('[data-index="9998"]')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(editor(page)).toContainText('Note number');
  });

  test('is put in order by keyboard and by dragging', async ({ page }) => {
    await start();
    for (const title of ['C', 'B', 'A']) write(title);
    await open(page, '#/notes');
    await expect(rows(page)).toHaveText([/^A/, /^B/, /^C/]);
    await rows(page).first().focus();
    await page.keyboard.press('Alt+ArrowDown');
    await expect(rows(page)).toHaveText([/^B/, /^A/, /^C/]);
    await expect(page.locator('[data-index="1"]')).toBeFocused();
    await rows(page)
      .nth(2)
      .dragTo(rows(page).first(), { targetPosition: { x: 20, y: 4 } });
    await expect(rows(page)).toHaveText([/^C/, /^B/, /^A/]);
  });

  test('pins, filters by tag, and sorts by the last change', async ({ page }) => {
    await start();
    for (const text of ['Third #work', 'Second #home', 'First #work']) write(text);
    await open(page, '#/notes');
    await page.getByRole('combobox', { name: 'Tag' }).selectOption('#work (2)');
    await expect(rows(page)).toHaveText([/^First/, /^Third/]);
    await page.getByRole('combobox', { name: 'Tag' }).selectOption('All tags');
    await rows(page).nth(2).click();
    await page.getByRole('button', { name: 'More for this note' }).click();
    await page.getByRole('button', { name: 'Pin to the top' }).click();
    await expect(rows(page)).toHaveText([/^Third/, /^First/, /^Second/]);
    await page.getByRole('combobox', { name: 'Order' }).selectOption('Last changed');
    await expect(rows(page).first()).toHaveText(/^Third/);
  });

  test('puts a note in the trash by one key, and takes it back', async ({ page }) => {
    await start();
    write('Keep me');
    await open(page, '#/notes');
    await rows(page).first().focus();
    await page.keyboard.press('Delete');
    await expect(page.getByText('“Keep me” is in the trash.')).toBeVisible();
    await expect(page.getByText('No note yet.')).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(rows(page)).toHaveText([/^Keep me/]);
  });

  test('deletes for good only from the trash, and only when asked twice', async ({ page }) => {
    await start();
    const note = write('Old letter');
    host.notes.store.setTrashed(note.id, true);
    await open(page, '#/notes');
    await page.getByRole('button', { name: 'Trash (1)' }).click();
    await page.getByRole('link', { name: /Old letter/ }).click();
    await expect(page.getByTestId('preview')).toContainText('Old letter');
    await page.getByRole('button', { name: 'Delete for good…' }).click();
    expect(textOf(note.id)).toBe('Old letter');
    await page.getByRole('button', { name: 'Delete it with its history' }).click();
    await expect(page.getByText('is deleted for good.')).toBeVisible();
    expect(textOf(note.id)).toBeNull();
  });

  test('searches as you type and sets the words off', async ({ page }) => {
    await start();
    write('Recipes\n\nBread with caraway seeds');
    write('Travel\n\nTrains to the coast');
    await open(page, '#/notes');
    await page.keyboard.press('Control+Shift+F');
    await expect(page.getByRole('searchbox')).toBeFocused();
    await page.keyboard.type('carA');
    const results = page.getByRole('list', { name: 'Search results' }).getByRole('link');
    await expect(results).toHaveText([/^Recipes/]);
    await expect(results.locator('mark')).toHaveText(['cara']);
    await page.keyboard.type('van');
    await expect(page.getByText('Nothing found.')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(rows(page)).toHaveCount(2);
  });
});

test('shows what changed since an older text, and brings that text back', async ({ page }) => {
  await start();
  const note = write('one\ntwo\nthree');
  await openNote(page, note);
  await page.keyboard.press('Control+End');
  await page.keyboard.type('\nfour');
  await expect.poll(() => textOf(note.id)).toBe('one\ntwo\nthree\nfour');
  await page.getByRole('button', { name: 'History of this note' }).click();
  const revisions = page
    .getByRole('list', { name: 'Revisions, newest first' })
    .getByRole('button', { name: /written/ });
  await revisions.last().click();
  await expect(page.getByRole('region', { name: 'Differences' })).toContainText('Added: four');
  await page.getByRole('button', { name: 'Bring this text back' }).click();
  await expect(editor(page)).not.toContainText('four');
  await expect.poll(() => textOf(note.id)).toBe('one\ntwo\nthree');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(editor(page)).toContainText('four');
});

test.describe('prompts', () => {
  test('wait in order while the service is down, and go out in order when it is back', async ({ page }) => {
    await start('detected');
    const note = write('Explain the race\n\nHere is the trace.');
    await openNote(page, note);
    await page.getByRole('button', { name: 'Queue prompt' }).click();
    await page.getByRole('button', { name: /^Claude/ }).click();
    await editor(page).press('Control+Home');
    await page.keyboard.press('Shift+End');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText('2 prompts wait until Claude is back.')).toBeVisible();
    queue('And a third');
    const list = page.getByRole('list', { name: 'Prompts for Claude' });
    await expect(list.getByRole('listitem')).toHaveCount(3, { timeout: 15_000 });
    await expect(page.getByRole('button', { name: 'Copy the first' })).toBeHidden();
    await page.getByRole('button', { name: 'Move up: And a third' }).click();
    await expect(list.getByRole('listitem').nth(1)).toContainText('And a third');

    host.show('calm');
    await expect(page.getByText('Claude answers. Your 3 prompts can go out in this order.')).toBeVisible();
    const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
    const copied: string[] = [];
    for (const left of [2, 1, 0]) {
      await page.getByRole('button', { name: 'Copy the first' }).click();
      await expect(list.getByRole('listitem')).toHaveCount(left);
      copied.push(await clipboard());
    }
    expect(copied).toEqual(['Explain the race\n\nHere is the trace.', 'And a third', 'Explain the race']);
    await page.getByText('Sent 3').click();
    await expect(page.getByRole('button', { name: 'Put back' })).toHaveCount(3);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(list.getByRole('listitem')).toHaveCount(1);
  });

  test('open the page of the service with the text on the clipboard', async ({ page, context }) => {
    await start('calm');
    queue('Send me');
    await open(page, '#/notes');
    await context.route('https://claude.com/**', (route) =>
      route.fulfill({ body: 'Claude', contentType: 'text/html' }),
    );
    const opened = context.waitForEvent('page');
    await page.getByRole('button', { name: 'Copy and open claude.com' }).click();
    expect((await opened).url()).toBe('https://claude.com/');
    await expect(page.getByText('No prompt waits.')).toBeVisible();
  });

  test('name a service though it is not watched any more', async ({ page }) => {
    await start('one');
    queue('For later', 'openai');
    await open(page, '#/notes');
    await expect(page.getByRole('list', { name: 'Prompts for OpenAI' })).toContainText('For later');
  });

  test('are removed with a way back', async ({ page }) => {
    await start('calm');
    queue('Keep me');
    await open(page, '#/notes');
    await page.getByRole('button', { name: 'More: Keep me' }).click();
    await page.getByRole('button', { name: 'Remove' }).click();
    await expect(page.getByText('No prompt waits.')).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByRole('list', { name: 'Prompts for Claude' })).toContainText('Keep me');
  });
});

test('fills a template into the note', async ({ page }) => {
  await start();
  const note = write('Ask');
  await openNote(page, note);
  await page.getByRole('button', { name: 'More for this note' }).click();
  await page.getByRole('button', { name: 'Insert a template…' }).click();
  await page.getByRole('button', { name: 'New template' }).click();
  await page.getByRole('textbox', { name: 'Name of the template' }).fill('Translate');
  await page
    .getByRole('textbox', { name: 'Text', exact: true })
    .fill('Translate into {{language=French}}: {{text}}');
  await page.getByRole('button', { name: 'Keep', exact: true }).click();
  await page.getByRole('button', { name: /^Translate/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Translate' });
  await expect(dialog.getByRole('textbox', { name: 'language' })).toHaveValue('French');
  await dialog.getByRole('textbox', { name: 'text', exact: true }).fill('Good {{morning}}');
  expect(await violationsInBothThemes(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Insert' }).click();
  await expect.poll(() => textOf(note.id)).toBe('Ask\n\nTranslate into French: Good {{morning}}\n');
});

test('takes what happened here into a note', async ({ page }) => {
  await start('official');
  await openNote(page, write('Post-mortem'));
  await page.getByRole('button', { name: 'More for this note' }).click();
  await page.getByRole('button', { name: 'Add what happened here…' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Claude/ })
    .click();
  await expect(editor(page)).toContainText('Seen here');
});

test('what is written from right to left runs so, line by line, wherever it is shown', async ({ page }) => {
  await start();
  await openNote(page, write(''));
  const lines = [
    '# שלום עולם',
    'An English line',
    '- [ ] לקנות חלב',
    'مرحبا Claude',
    '```',
    '// הערה',
    '```',
  ];
  await page.keyboard.insertText(lines[0] ?? '');
  for (const line of lines.slice(1)) {
    await page.keyboard.press('Enter');
    // Lists go on by themselves.
    await page.keyboard.press('Shift+Home');
    await page.keyboard.insertText(line);
  }
  await expect.poll(allTexts).toEqual([lines.join('\n')]);
  const directionOf = (element: Element): string => getComputedStyle(element).direction;
  await expect
    .poll(() =>
      page.locator('.cm-line').evaluateAll((all) => all.map((one) => getComputedStyle(one).direction)),
    )
    .toEqual(['rtl', 'ltr', 'rtl', 'rtl', 'ltr', 'ltr', 'ltr']);
  // To the end of such a line is to the left, and what is typed there is its end.
  const cursorX = async (): Promise<number> =>
    (await page.locator('.cm-cursor-primary').boundingBox())?.x ?? Number.NaN;
  await page.keyboard.press('Control+Home');
  const lineEnd = await page.locator('.cm-line').first().boundingBox();
  if (lineEnd === null) throw new Error('no line to go along');
  // The cursor is drawn a moment after the key.
  await expect.poll(cursorX).toBeGreaterThan(lineEnd.x + lineEnd.width / 2);
  const atStart = await cursorX();
  await page.keyboard.press('End');
  await expect.poll(cursorX).toBeLessThan(atStart);
  await page.keyboard.type('!');
  await expect.poll(allTexts).toEqual([['# שלום עולם!', ...lines.slice(1)].join('\n')]);

  expect(await rows(page).first().locator('.title').evaluate(directionOf)).toBe('rtl');
  await page.getByRole('radio', { name: 'Preview' }).check();
  const preview = page.getByTestId('preview');
  await expect
    .poll(() =>
      preview.locator('> *').evaluateAll((all) => all.map((one) => getComputedStyle(one).direction)),
    )
    .toEqual(['rtl', 'ltr', 'rtl', 'ltr']);
  const search = page.getByRole('searchbox');
  for (const query of ['עול', 'مرح']) {
    await search.fill(query);
    expect(await search.evaluate(directionOf)).toBe('rtl');
    await expect(page.getByRole('list', { name: 'Search results' }).locator('mark')).toContainText([query]);
  }
});

test('the preview sets code off by what its words are', async ({ page }) => {
  await start();
  const trouble = listenForTrouble(page);
  await openNote(
    page,
    write(
      [
        '```ts',
        'const answer: number = 42; // why "<b>"',
        '```',
        '```python',
        'def f(): return "x"',
        '```',
        '```klingon',
        'const x = 1;',
        '```',
      ].join('\n'),
    ),
  );
  await page.getByRole('radio', { name: 'Preview' }).check();
  const blocks = page.getByTestId('preview').locator('pre > code');
  const tokens = (block: number): Promise<readonly string[]> =>
    blocks
      .nth(block)
      .locator('span')
      .evaluateAll((spans) =>
        spans.map((span) => `${span.className.split(' ')[0]?.replace('tok-', '')} ${span.textContent}`),
      );
  await expect.poll(() => tokens(0)).toContain('keyword const');
  expect(await tokens(0)).toEqual(
    expect.arrayContaining(['typeName number', 'number 42', 'comment // why "<b>"']),
  );
  await expect.poll(() => tokens(1)).toEqual(expect.arrayContaining(['keyword def', 'string "x"']));
  expect(await tokens(2)).toEqual([]);
  await expect(blocks.nth(0)).toHaveText('const answer: number = 42; // why "<b>"');
  const colourOf = (element: Element): string => getComputedStyle(element).color;
  const plain = await blocks.nth(0).evaluate(colourOf);
  for (const token of ['.tok-keyword', '.tok-number', '.tok-comment'])
    expect(await blocks.nth(0).locator(token).first().evaluate(colourOf)).not.toBe(plain);
  expect(trouble).toEqual([]);
});

test.describe('hostile text', () => {
  const HOSTILE = `# Title
<script>document.title='taken'</script>
<img src=x onerror="document.title='taken'">
<iframe src="https://evil.example/"></iframe>
<style>body{display:none}</style>
![pixel](https://evil.example/pixel.png)
[run](javascript:document.title='taken') [data](data:text/html,<script>1</script>) [site](https://evil.example/)
[page](https://status.claude.com/incidents)
<a href="https://evil.example" style="position:fixed;inset:0">cover</a>
\u202Egnp.exe\u202C \u0000 ${'['.repeat(5_000)} ${'*'.repeat(5_000)} ${'> '.repeat(300)}x
| a | b |
|:--|--:|
| <svg onload="document.title='taken'"> | b |
`;

  test('runs nothing, asks for nothing, covers nothing', async ({ page }) => {
    await start();
    const trouble = listenForTrouble(page);
    await openNote(page, write(HOSTILE));
    await page.getByRole('radio', { name: 'Preview' }).check();
    const preview = page.getByTestId('preview');
    await expect(preview).toContainText("<script>document.title='taken'</script>");
    await expect(
      preview.locator('script, img, iframe, style, svg, [style], [onerror], [onload]'),
    ).toHaveCount(0);
    await expect(preview.getByRole('link')).toHaveText(['page']);
    await preview.getByRole('button', { name: 'site' }).click();
    await expect(page.getByText('The address is on the clipboard.')).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('https://evil.example/');
    await expect(page).not.toHaveTitle(/taken/);
    expect(trouble).toEqual([]);
  });

  test('ten thousand tags and a line of a hundred thousand characters are one note', async ({ page }) => {
    await start();
    const trouble = listenForTrouble(page);
    const text = `${Array.from({ length: 10_000 }, (_, index) => `#tag${index}`).join(' ')}\n${'x'.repeat(100_000)}`;
    const note = write(text);
    await openNote(page, note);
    await page.keyboard.type('Typed ');
    await expect.poll(() => textOf(note.id)?.startsWith('Typed #tag0')).toBe(true);
    await page.getByRole('radio', { name: 'Preview' }).check();
    await page.getByRole('button', { name: 'Show the rest' }).click();
    await expect(page.getByTestId('preview')).toContainText('#tag9999');
    expect(trouble).toEqual([]);
  });
});

test('takes files in and gives an archive out that it takes in again', async ({ page }) => {
  await start();
  await open(page, '#/notes');
  const more = page.getByRole('button', { name: 'More for all notes' });
  const pick = async (files: Parameters<Locator['setInputFiles']>[0]): Promise<void> => {
    await page.getByLabel('Files to import').setInputFiles(files);
  };
  await pick([
    { name: 'one.md', mimeType: 'text/markdown', buffer: Buffer.from('# One\n\nFirst') },
    { name: 'two.md', mimeType: 'text/markdown', buffer: Buffer.from('# Two\r\n\r\nSecond') },
    { name: 'picture.md', mimeType: 'text/markdown', buffer: Buffer.from([0xff, 0xfe, 0x00, 0xd8]) },
  ]);
  await expect(page.getByText('2 notes imported. Left out: picture.md (not a text).')).toBeVisible();
  await expect(rows(page)).toHaveCount(2);
  await more.click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export all as one archive' }).click();
  const file = await (await download).path();
  await pick({ name: 'notes.zip', mimeType: 'application/zip', buffer: readFileSync(file) });
  await expect(page.getByText('2 notes were here already.')).toBeVisible();
  await pick({ name: 'broken.zip', mimeType: 'application/zip', buffer: Buffer.from('no archive') });
  await expect(page.getByText(/0 notes imported, then: /)).toBeVisible();
});

test('says how many notes of a long export are out', async ({ page }) => {
  await start();
  host.notes.store.addMany(
    Array.from({ length: 5_000 }, (_, index) => ({ text: `Note ${index}\n\nText`, at: index + 1 })),
  );
  const seen = Promise.withResolvers<void>();
  host.notes.holdPacked(seen.promise);
  await open(page, '#/notes');
  await page.getByRole('button', { name: 'More for all notes' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export all as one archive' }).click();
  await expect(page.getByText(/^Exporting: [\d,]+ of 5,000 notes…$/)).toBeVisible();
  seen.resolve();
  await download;
  await expect(page.getByText(/^5,000 notes exported to pilotlight-notes-.*\.zip\.$/)).toBeVisible();
});

test('works by keyboard alone: a new note, its preview, a prompt, the way back', async ({ page }) => {
  await start('one');
  await open(page, '#/notes');
  await page.keyboard.press('Control+Alt+n');
  await expect(editor(page)).toBeFocused();
  await page.keyboard.type('By keyboard');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('The note waits as a prompt for Claude.')).toBeVisible();
  await page.keyboard.press('Shift+Tab');
  await expect(page.getByRole('button', { name: 'More for this note' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Pin to the top' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'More for this note' })).toBeFocused();
});

/** How far the page can be scrolled sideways, in CSS pixels. */
function overflow(page: Page): Promise<number> {
  return page.evaluate(() =>
    Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth),
  );
}

/** The states of the pad that were designed. */
const LOOKS: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'nothing yet': (page) => open(page, '#/notes'),
  'waiting prompts': async (page) => {
    const note = write(
      '# Plan\n\n- [x] done\n- [ ] open\n\n```ts\nconst answer: number = 42; // why\n```\n\n#work',
    );
    queue('First prompt', 'claude', note.id);
    queue('Second prompt');
    queue('For another', 'openai');
    await openNote(page, note);
    await expect(page.getByText('2 prompts wait until Claude is back.')).toBeAttached();
  },
  preview: async (page) => {
    await openNote(
      page,
      write('# Plan\n\n- [ ] open\n\n`code` and [far](https://example.org)\n\n|a|b|\n|-|-|\n|1|2|'),
    );
    await page.getByRole('radio', { name: 'Preview' }).check();
    await expect(page.getByTestId('preview')).toContainText('Plan');
  },
  find: async (page) => {
    await openNote(page, write('find me, find me'));
    await page.keyboard.press('Control+f');
    await page.keyboard.type('find');
  },
  history: async (page) => {
    const note = write('one\ntwo');
    host.notes.store.save({ noteId: note.id, text: 'one\nthree', base: 1, origin: 'typed' });
    await openNote(page, note);
    await page.getByRole('button', { name: 'History of this note' }).click();
    await page.getByRole('button', { name: /written/ }).click();
    await expect(page.getByRole('region', { name: 'Differences' })).toBeVisible();
  },
  menus: async (page) => {
    await openNote(page, write('Menus'));
    await page.getByRole('button', { name: 'Queue prompt' }).click();
    await expect(page.getByRole('button', { name: /^Claude/ })).toBeVisible();
  },
  search: async (page) => {
    write('Bread and butter');
    await open(page, '#/notes');
    await page.getByRole('searchbox').fill('bre');
    await expect(page.locator('mark').first()).toBeVisible();
  },
  trash: async (page) => {
    host.notes.store.setTrashed(write('Old').id, true);
    await open(page, '#/notes');
    await page.getByRole('button', { name: 'Trash (1)' }).click();
    await page.getByRole('link', { name: /Old/ }).click();
    await expect(page.getByText('This note is in the trash.')).toBeVisible();
  },
  'a note that is gone': async (page) => {
    await open(page, `#/notes/${randomUUID()}`);
    await expect(page.getByRole('alert')).toContainText('not there any more');
  },
};

for (const [name, show] of Object.entries(LOOKS)) {
  test(`${name}: no violation in either theme, no error, nothing sideways`, async ({ page }) => {
    await start('detected');
    const trouble = listenForTrouble(page);
    await show(page);
    for (const theme of ['light', 'dark'] as const) {
      // A colour that is still turning into the other theme's is neither's.
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
      expect(violations, theme).toEqual([]);
    }
    for (const width of [320, 360, 760, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await overflow(page)).toBe(0);
    }
    expect(trouble).toEqual([]);
  });
}

test('says that the pad cannot be read, and tries again', async ({ page }) => {
  await start();
  await page.goto(`${host.url}#/now`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  host.fail('The notes cannot be read: the disk does not answer.');
  await page.getByRole('link', { name: 'Notes', exact: true }).click();
  await expect(page.getByText('The notes cannot be read').first()).toBeVisible();
  host.fail(null);
  await page.getByRole('button', { name: 'Try again' }).first().click();
  await expect(page.getByText('No note yet.')).toBeVisible();
});

test('speaks German', async ({ page }) => {
  await start();
  write('Zettel');
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'languages', { value: ['de-DE'] });
    Object.defineProperty(navigator, 'language', { value: 'de-DE' });
  });
  await page.goto(`${host.url}#/notes`);
  await expect(page.getByRole('link', { name: 'Neue Notiz' })).toBeVisible();
  await expect(page.getByText('Eine Notiz', { exact: true })).toBeVisible();
});
