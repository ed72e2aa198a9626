import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** The rules a view must keep. */
export const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * What a page gets wrong, by axe: every rule in the theme it stands in, which is the light one afterwards, and in the dark one
 * what a theme can change, which is contrast. That costs a fraction of a second more than one theme alone.
 */
export async function violationsInBothThemes(page: Page): Promise<readonly unknown[]> {
  const light = await new AxeBuilder({ page }).withTags(WCAG).analyze();
  // A colour that is still turning into the other theme's is neither's.
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  const dark = await new AxeBuilder({ page }).withRules(['color-contrast']).analyze();
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: null });
  return [...light.violations, ...dark.violations];
}
