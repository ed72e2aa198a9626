import { defineConfig } from '@playwright/test';
import { LAUNCH_OPTIONS } from './scripts/chromium.ts';

const isCi = process.env.CI === 'true';

/** Debian's Chromium where it is installed, Playwright's own otherwise (`npx playwright install chromium`). */
export default defineConfig({
  testDir: 'tests',
  testMatch: ['e2e/**/*.spec.ts', 'electron/**/*.spec.ts'],
  workers: 2,
  timeout: 60_000,
  // Half a dozen processes share two cores here: what takes a moment alone may take seconds.
  expect: { timeout: 15_000 },
  forbidOnly: isCi,
  // A machine as small may make one stumble: it is tried once more there, and `npm test` names it.
  retries: isCi ? 1 : 0,
  reporter: [['list']],
  snapshotPathTemplate: '{testDir}/e2e/baselines/{arg}{ext}',
  use: { launchOptions: LAUNCH_OPTIONS },
});
