import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ICNS_SIZES, toIcns, toIco } from './icons/containers.ts';
import type { Raster } from './icons/draw.ts';
import { rasterise, toAppSvg, toTemplateSvg, toTraySvg } from './icons/draw.ts';
import { drawContactSheet, toIconsDocument } from './icons/sheet.ts';
import { parseIconSource, STATES, toShapesModule } from './icons/source.ts';

const ROOT = join(import.meta.dirname, '..');
const SOURCE = 'assets/icons/source.svg';

/** Folders that hold nothing but what this script writes. */
export const GENERATED_FOLDERS: readonly string[] = ['assets/icons/tray', 'assets/icons/app'];

/** What Windows asks for between 100 % and 400 % scaling, below the 256 px that only Explorer shows. */
const WINDOWS_SIZES = [16, 20, 24, 32, 40, 48, 64];
const WINDOWS_LARGE = 256;
const LINUX_SIZES = [22, 24, 32, 48];
/** Up to this size the app icon is drawn from its simpler artwork. */
const APP_SMALL_MAX_PX = 24;

/** Every generated file by its path from the project's root. Throws where `assets/icons/source.svg` is not as it should be. */
export async function drawIcons(): Promise<ReadonlyMap<string, Buffer>> {
  const source = parseIconSource(await readFile(join(ROOT, SOURCE), 'utf8'));
  const files = new Map<string, Buffer>();

  for (const state of STATES) {
    const shape = source.states[state];
    const tray = (size: number): Raster => rasterise(toTraySvg(shape, state, size));
    files.set(`assets/icons/tray/mac/${state}Template.png`, rasterise(toTemplateSvg(shape, 16)).png);
    files.set(`assets/icons/tray/mac/${state}Template@2x.png`, rasterise(toTemplateSvg(shape, 32)).png);
    files.set(
      `assets/icons/tray/win/${state}.ico`,
      await toIco(WINDOWS_SIZES.map(tray), tray(WINDOWS_LARGE)),
    );
    for (const size of LINUX_SIZES) files.set(`assets/icons/tray/linux/${state}-${size}.png`, tray(size).png);
  }

  const artwork = (size: number) => (size <= APP_SMALL_MAX_PX ? source.appSmall : source.app);
  const app = (size: number): Raster => rasterise(toAppSvg(artwork(size), size, 'none'));
  const appOnMac = (size: number): Raster => rasterise(toAppSvg(artwork(size), size, 'mac'));
  files.set('assets/icons/app/icon.png', app(512).png);
  files.set('assets/icons/app/icon@2x.png', app(1024).png);
  files.set('assets/icons/app/icon.ico', await toIco(WINDOWS_SIZES.map(app), app(WINDOWS_LARGE)));
  files.set('assets/icons/app/icon.icns', toIcns(ICNS_SIZES.map(appOnMac)));

  files.set('src/shared/shapes.ts', Buffer.from(toShapesModule(source)));
  files.set('docs/icons.png', drawContactSheet(source, app));
  files.set('docs/icons.md', Buffer.from(toIconsDocument(source)));
  return files;
}

async function writeIcons(): Promise<void> {
  const files = await drawIcons();
  for (const folder of GENERATED_FOLDERS) await rm(join(ROOT, folder), { recursive: true, force: true });
  for (const [path, bytes] of files) {
    await mkdir(dirname(join(ROOT, path)), { recursive: true });
    await writeFile(join(ROOT, path), bytes);
  }
  console.log(`${files.size} files drawn from ${SOURCE}`);
}

if (import.meta.main) await writeIcons();
