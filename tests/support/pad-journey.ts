import { expect, type Page } from '@playwright/test';

/** What differs between the hosts in the journey below. */
export interface OutageStage {
  readonly page: Page;
  readonly breakDown: () => Promise<void>;
  readonly mend: () => Promise<void>;
  /** Has the service looked at now. */
  readonly check: () => Promise<void>;
  /** Every message the system was asked to show, as title and body, oldest first. */
  readonly messages: () => Promise<readonly { readonly title: string; readonly body: string }[]>;
}

const PROMPTS = ['Explain the race.', 'Write a test for it.', 'Write the release note.'];

/**
 * Writes while the lab's service is down, queues three prompts, and when it is back takes them out in order: the one message
 * says how many wait, and each is marked as sent, with its time.
 */
export async function writeThroughOutage(stage: OutageStage): Promise<void> {
  const { page, breakDown, mend, check, messages } = stage;
  const editor = page.getByRole('textbox', { name: 'Note text' });
  const go = (hash: string) =>
    page.evaluate((address) => {
      location.hash = address;
    }, hash);
  const checkUntilSeen = (text: string) =>
    expect(async () => {
      await check();
      await expect(page.getByText(text)).toBeVisible({ timeout: 2_000 });
    }).toPass({ timeout: 60_000 });
  await page.setViewportSize({ width: 1280, height: 800 });

  await breakDown();
  await go('#/notes/new');
  await expect(editor).toBeFocused();
  await page.keyboard.type(`For later\n\n${PROMPTS.join('\n\n')}`);
  await checkUntilSeen('No prompt waits.');
  for (const [index] of PROMPTS.entries()) {
    await editor.press('Control+End');
    for (let up = 0; up < 2 * (PROMPTS.length - 1 - index); up += 1) await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Shift+Home');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('list', { name: 'Prompts for Acme' }).getByRole('listitem')).toHaveCount(
      index + 1,
    );
  }
  await checkUntilSeen('3 prompts wait until Acme is back.');

  await mend();
  await checkUntilSeen('Acme answers. Your 3 prompts can go out in this order.');
  const ofReturn = async () => (await messages()).filter(({ title }) => title === 'Acme is back');
  await expect(async () => {
    await check();
    expect(await ofReturn()).toMatchObject([{ body: expect.stringMatching(/^3 prompts are waiting\./) }]);
  }).toPass({ timeout: 60_000 });

  await go('#/notes/new');
  await expect(editor).toBeFocused();
  for (const left of [2, 1, 0]) {
    await page.getByRole('button', { name: 'Copy the first' }).click();
    await expect(page.getByRole('list', { name: 'Prompts for Acme' }).getByRole('listitem')).toHaveCount(
      left,
    );
    await editor.press('Control+End');
    await page.keyboard.press('Control+v');
    await page.keyboard.press('Enter');
  }
  await expect(editor).toHaveText(PROMPTS.join(''));
  await page.getByText('Sent 3').click();
  const sent = page.locator('.sent li');
  await expect(sent).toHaveCount(3);
  for (const [index, prompt] of PROMPTS.toReversed().entries()) {
    await expect(sent.nth(index)).toContainText(prompt);
    await expect(sent.nth(index).locator('time')).toHaveAttribute('datetime', /^\d{4}-\d\d-\d\dT/);
  }
  expect(await ofReturn()).toHaveLength(1);
}
