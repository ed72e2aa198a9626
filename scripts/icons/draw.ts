import { Resvg } from '@resvg/resvg-js';
import type { Drawing, State, StateShape } from './source.ts';

export type Raster = {
  readonly size: number;
  readonly png: Buffer;
  /** RGBA, four bytes a pixel; colours are premultiplied with alpha where nothing opaque lies beneath. */
  readonly rgba: Uint8Array;
};

/**
 * The colours of the tray icons: the dark palette, which is bright enough for a dark panel; on a light one the outline
 * carries the shape. `you` is chosen by the same measure (tests/icons.test.ts keeps every pair apart).
 */
export const TRAY_COLOURS: Readonly<Record<State, string>> = {
  operational: '#78fcee',
  degraded: '#fee24d',
  partial_outage: '#fe880e',
  major_outage: '#f34a4a',
  maintenance: '#6481d1',
  unknown: '#a6b1c0',
  you: '#d9b3ff',
};

/** Outline and cut-outs of the coloured icons. */
const OUTLINE_COLOUR = '#101318';

const GRID_UNITS = 16;
const HALF_SQUARE_UNITS = 6;

/** An SVG document of `size` pixels square around `markup`. */
export function toSvg(markup: string, size: number, viewBox = `0 0 ${size} ${size}`): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="${viewBox}">${markup}</svg>`;
}

/**
 * Pixels per unit of the state symbols, chosen so that the centre and the squares' edges fall on whole pixels at every
 * even size: at 22 px it is 4/3, not 22/16.
 */
function toScale(size: number): number {
  return Math.floor((HALF_SQUARE_UNITS * size) / GRID_UNITS) / HALF_SQUARE_UNITS;
}

function place(markup: string, size: number): string {
  const scale = toScale(size);
  const offset = size / 2 - (GRID_UNITS / 2) * scale;
  return `<g transform="translate(${offset} ${offset}) scale(${scale})">${markup}</g>`;
}

/** A state in one colour on nothing, as a macOS template image wants it (only its alpha counts there). */
export function toTemplateSvg({ glyph }: StateShape, size: number, colour = '#000'): string {
  return toSvg(place(`<path fill="${colour}" fill-rule="evenodd" d="${glyph}"/>`, size), size);
}

/** A state in its colour, on a dark silhouette about one unit wider (whole pixels, so that it stays crisp). */
export function toTraySvg({ silhouette, glyph }: StateShape, state: State, size: number): string {
  const scale = toScale(size);
  const strokeUnits = (2 * Math.floor(scale)) / scale;
  const outline = `<path fill="${OUTLINE_COLOUR}" stroke="${OUTLINE_COLOUR}" stroke-width="${strokeUnits}" stroke-linejoin="round" d="${silhouette}"/>`;
  const fill = `<path fill="${TRAY_COLOURS[state]}" fill-rule="evenodd" d="${glyph}"/>`;
  return toSvg(place(outline + fill, size), size);
}

/** The app icon with the margin that macOS expects around it (824 of 1024), or filling its square elsewhere. */
export function toAppSvg(app: Drawing, size: number, margin: 'mac' | 'none'): string {
  const [, , units = 0] = app.viewBox.split(' ').map(Number);
  const inset = margin === 'mac' ? ((1024 - 824) / 2 / 824) * units : 0;
  return toSvg(app.markup, size, [-inset, -inset, units + 2 * inset, units + 2 * inset].join(' '));
}

/** Draws an SVG document at its own size, over `background` if given. No font is ever loaded: the result is the same anywhere. */
export function rasterise(svg: string, background?: string): Raster {
  const image = new Resvg(svg, {
    font: { loadSystemFonts: false },
    imageRendering: 1,
    ...(background === undefined ? {} : { background }),
  }).render();
  return { size: image.width, png: image.asPng(), rgba: image.pixels };
}
