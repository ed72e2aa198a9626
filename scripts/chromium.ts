import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { LaunchOptions } from '@playwright/test';

const DEBIAN_CHROMIUM = '/usr/bin/chromium';

/** How the tests start Chromium: Debian's where it is installed, Playwright's own otherwise. */
export const LAUNCH_OPTIONS: LaunchOptions = {
  ...(existsSync(DEBIAN_CHROMIUM) ? { executablePath: DEBIAN_CHROMIUM } : {}),
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};

/** Where Debian's `fonts-dejavu-core` puts the one font of the baselines. */
export const BASELINE_FONT = '/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf';

/** The same, drawing alike wherever it runs: one font, no hinting, no colour fringes, one set of colours. */
export const BASELINE_LAUNCH_OPTIONS: LaunchOptions = {
  ...LAUNCH_OPTIONS,
  args: [
    ...(LAUNCH_OPTIONS.args ?? []),
    '--font-render-hinting=none',
    '--disable-lcd-text',
    '--force-color-profile=srgb',
  ],
  env: { ...process.env, FONTCONFIG_FILE: join(import.meta.dirname, '../tests/support/one-font.conf') },
};
