import { join } from 'node:path';
import type { IconState } from '../shared/words/state.ts';

/** The sizes of the Linux icons, least first: panels show 22 to 24 pixels on plain screens, and scale what they get. */
const LINUX_SIZES = [22, 32, 48] as const;

/**
 * The tray's image for a state, below `iconsDir`: a template pair on macOS (Electron finds `@2x` by itself and takes the name's
 * ending for a template), one icon of many sizes on Windows, and a coloured PNG of a fitting size on Linux.
 */
export function trayIconFile(
  iconsDir: string,
  platform: NodeJS.Platform,
  state: IconState,
  scaleFactor: number,
): string {
  if (platform === 'darwin') return join(iconsDir, 'mac', `${state}Template.png`);
  if (platform === 'win32') return join(iconsDir, 'win', `${state}.ico`);
  const size = LINUX_SIZES.find((size) => size >= LINUX_SIZES[0] * scaleFactor) ?? LINUX_SIZES.at(-1);
  return join(iconsDir, 'linux', `${state}-${size}.png`);
}
