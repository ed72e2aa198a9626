import { measurePairs, VISIONS } from './difference.ts';
import type { Raster } from './draw.ts';
import { rasterise, toAppSvg, toTemplateSvg, toTraySvg } from './draw.ts';
import type { IconSource, State } from './source.ts';
import { STATES } from './source.ts';

/** Panels the icons must read on, with the colour macOS gives a template image there. */
export const BARS = [
  { name: 'light', background: '#f3f3f3', template: '#000000' },
  { name: 'dark', background: '#1c1e22', template: '#ffffff' },
  { name: 'blue', background: '#2a62b8', template: '#ffffff' },
  { name: 'clay', background: '#b4593f', template: '#ffffff' },
] as const;

export type Bar = (typeof BARS)[number];

/** How a platform may show a state: in colour, or as a macOS template image. */
export const LOOKS = ['colour', 'template'] as const;

export type Look = (typeof LOOKS)[number];

/** Every state at 16 px in one look on a bar, as people have to tell them apart there. */
export function drawOnBar(source: IconSource, look: Look, bar: Bar): ReadonlyMap<State, Raster> {
  return new Map(
    STATES.map((state) => {
      const shape = source.states[state];
      const svg = look === 'colour' ? toTraySvg(shape, state, 16) : toTemplateSvg(shape, 16, bar.template);
      return [state, rasterise(svg, bar.background)];
    }),
  );
}

const CELL_PX = 96;
const GAP_PX = 16;
const ENLARGED_PX = 64;
const BAR_PX = ENLARGED_PX + 2 * 32 + 4 * GAP_PX;
const APP_SIZES = [16, 24, 32, 48, 64, 128];

/** `docs/icons.png`: each bar with the states enlarged from 16 px, then at 16, 22 and 32 px, then as templates; the app icon. */
export function drawContactSheet(source: IconSource, drawApp: (size: number) => Raster): Buffer {
  const width = STATES.length * CELL_PX;
  const height = BARS.length * BAR_PX + 128 + 2 * GAP_PX;

  const image = ({ png, size }: Raster, x: number, y: number, shownPx = size) =>
    `<image x="${x}" y="${y}" width="${shownPx}" height="${shownPx}" href="data:image/png;base64,${png.toString('base64')}"/>`;
  const row = (rasters: readonly Raster[], left: number, top: number, heightPx: number, gapPx: number) => {
    let x = left;
    return rasters.map((raster) => {
      const placed = image(raster, x, top + Math.floor((heightPx - raster.size) / 2));
      x += raster.size + gapPx;
      return placed;
    });
  };

  const bars = BARS.flatMap((bar, barIndex) => {
    const top = barIndex * BAR_PX;
    const cells = STATES.flatMap((state, column) => {
      const shape = source.states[state];
      const left = column * CELL_PX + 8;
      const enlarged = rasterise(toTraySvg(shape, state, 16));
      const tray = [16, 22, 32].map((size) => rasterise(toTraySvg(shape, state, size)));
      const template = [16, 32].map((size) => rasterise(toTemplateSvg(shape, size, bar.template)));
      return [
        image(enlarged, left, top + GAP_PX, ENLARGED_PX),
        ...row(tray, left, top + ENLARGED_PX + 2 * GAP_PX, 32, 5),
        ...row(template, left, top + ENLARGED_PX + 32 + 3 * GAP_PX, 32, 5),
      ];
    });
    return [`<rect y="${top}" width="${width}" height="${BAR_PX}" fill="${bar.background}"/>`, ...cells];
  });

  const apps = row(APP_SIZES.map(drawApp), GAP_PX, BARS.length * BAR_PX + GAP_PX, 128, GAP_PX);
  const mac = rasterise(toAppSvg(source.app, 128, 'mac'));
  const appRow = [...apps, image(mac, width - 128 - GAP_PX, BARS.length * BAR_PX + GAP_PX)];
  return rasterise(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${[...bars, ...appRow].join('')}</svg>`,
    '#ffffff',
  ).png;
}

/** `docs/icons.md`: how to read the sheet, how to change an icon, and how far the closest states are apart. */
export function toIconsDocument(source: IconSource): string {
  const rows = BARS.flatMap((bar) =>
    LOOKS.map((look) => {
      const rasters = drawOnBar(source, look, bar);
      const cells = VISIONS.map((vision) => {
        const [closest] = measurePairs(rasters, vision);
        return closest ? `${closest.pixels} (${closest.names.join(', ')})` : '';
      });
      return `| ${bar.name}, ${look} | ${cells.join(' | ')} |`;
    }),
  );
  return `# Icons

![The state icons on light, dark, blue and clay bars, and the app icon](icons.png)

Left to right: ${STATES.map((state) => `\`${state}\``).join(', ')}. In each bar: the 16 px icon enlarged four times; 16, 22
and 32 px; the macOS template at 16 and 32 px. Last row: the app icon at ${APP_SIZES.join(', ')} px, and as macOS gets it.

A state is told by its shape first: a disc works, a triangle warns, a square is an outage (half empty while partial), a
wrench is planned work, a ring with a gap is not known, and a slash means that it is you.

## Changing one

Edit \`assets/icons/source.svg\`, run \`npm run icons\`, look at the sheet, run \`npx vitest run tests/icons.test.ts\`. The
script writes every file under \`assets/icons/tray\` and \`assets/icons/app\`, \`src/shared/shapes.ts\` and this page; the same
source gives the same bytes.

## How far apart they are

Pixels of the 256 at 16 px in which the two closest states differ plainly (OKLab distance of 10 of 100 or more), for normal
sight, in greyscale, and for protan, deutan and tritan sight at full severity. A test keeps every pair apart.

| look | ${VISIONS.join(' | ')} |
|---|${VISIONS.map(() => '---|').join('')}
${rows.join('\n')}
`;
}
