import { join } from 'node:path';

/** Above out/main: the project's folder, or the packaged archive, which is laid out the same. */
const ROOT = join(import.meta.dirname, '../..');

export const CATALOGUE_FILE = join(ROOT, 'assets/services.json');
export const CANDIDATES_FILE = join(ROOT, 'assets/candidates.json');
export const APP_ICON_FILE = join(ROOT, 'assets/icons/app/icon.png');
export const TRAY_ICONS_DIR = join(ROOT, 'assets/icons/tray');
export const PRELOAD_FILE = join(ROOT, 'out/preload/index.cjs');
export const RENDERER_DIR = join(ROOT, 'out/renderer');
