import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ICNS_SIZES } from '../scripts/icons/containers.ts';
import type { Vision } from '../scripts/icons/difference.ts';
import {
  colourDifference,
  measurePairs,
  plainlyDifferentPixels,
  VISIONS,
} from '../scripts/icons/difference.ts';
import { rasterise, TRAY_COLOURS, toSvg, toTemplateSvg } from '../scripts/icons/draw.ts';
import { BARS, drawOnBar, LOOKS } from '../scripts/icons/sheet.ts';
import { parseIconSource, STATES } from '../scripts/icons/source.ts';
import { drawIcons, GENERATED_FOLDERS } from '../scripts/icons.ts';

const ROOT = join(import.meta.dirname, '..');
const read = (path: string): Promise<Buffer> => readFile(join(ROOT, path));
const svg = await readFile(join(ROOT, 'assets/icons/source.svg'), 'utf8');
const source = parseIconSource(svg);

const PNG_SIGNATURE = '89504e470d0a1a0a';
const pngSize = (bytes: Buffer): string => {
  expect(bytes.subarray(0, 8).toString('hex')).toBe(PNG_SIGNATURE);
  return `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`;
};

const pairs = STATES.flatMap((a, index) => STATES.slice(index + 1).map((b) => [a, b] as const));

describe('the files', () => {
  it('are what the source draws today, byte for byte, and nothing besides', async () => {
    const drawn = await drawIcons();
    const different: string[] = [];
    for (const [path, bytes] of drawn) {
      const onDisk = await read(path).catch(() => undefined);
      if (!onDisk?.equals(bytes)) different.push(path);
    }
    expect(different, 'run npm run icons').toEqual([]);

    for (const folder of GENERATED_FOLDERS) {
      const entries = await readdir(join(ROOT, folder), { recursive: true, withFileTypes: true });
      const found = entries.filter((entry) => entry.isFile()).length;
      expect(found, folder).toBe([...drawn.keys()].filter((path) => path.startsWith(folder)).length);
    }
  });

  it('are the same when drawn again', async () => {
    const [first, second] = [await drawIcons(), await drawIcons()];
    for (const [path, bytes] of first) expect(second.get(path)?.equals(bytes), path).toBe(true);
  });

  it.each(STATES)('give macOS %s in black and transparency only, at 16 and 32 px', async (state) => {
    for (const [suffix, size] of [
      ['', 16],
      ['@2x', 32],
    ] as const) {
      const png = await read(`assets/icons/tray/mac/${state}Template${suffix}.png`);
      expect(pngSize(png)).toBe(`${size}x${size}`);
      const href = `data:image/png;base64,${png.toString('base64')}`;
      const { rgba } = rasterise(toSvg(`<image width="${size}" height="${size}" href="${href}"/>`, size));
      const alphas = [...rgba].filter((_, at) => at % 4 === 3);
      expect([...rgba].filter((value, at) => at % 4 !== 3 && value !== 0)).toEqual([]);
      expect(alphas.filter((alpha) => alpha === 255).length).toBeGreaterThan(size);
      expect(alphas.filter((alpha) => alpha === 0).length).toBeGreaterThan(size);
    }
  });

  it.each([...STATES.map((state) => `tray/win/${state}`), 'app/icon'])(
    'give Windows %s in eight sizes',
    async (name) => {
      const ico = await read(`assets/icons/${name}.ico`);
      expect([ico.readUInt16LE(0), ico.readUInt16LE(2)]).toEqual([0, 1]);
      let end = 6 + ico.readUInt16LE(4) * 16;
      const sizes = Array.from({ length: ico.readUInt16LE(4) }, (_, index) => {
        const entry = ico.subarray(6 + index * 16, 22 + index * 16);
        const size = entry.readUInt8(0) || 256;
        const [bytes, offset] = [entry.readUInt32LE(8), entry.readUInt32LE(12)];
        expect(offset, 'images lie one after the other').toBe(end);
        end = offset + bytes;
        const image = ico.subarray(offset, end);
        if (size === 256) expect(pngSize(image)).toBe('256x256');
        else
          expect([image.readUInt32LE(0), image.readInt32LE(4), image.readInt32LE(8)]).toEqual([
            40,
            size,
            2 * size,
          ]);
        return size;
      });
      expect(sizes).toEqual([16, 20, 24, 32, 40, 48, 64, 256]);
      expect(end).toBe(ico.length);
    },
  );

  it.each(STATES)('give Linux %s in four sizes', async (state) => {
    for (const size of [22, 24, 32, 48]) {
      expect(pngSize(await read(`assets/icons/tray/linux/${state}-${size}.png`))).toBe(`${size}x${size}`);
    }
  });

  it('give the app its icon for every platform', async () => {
    expect(pngSize(await read('assets/icons/app/icon.png'))).toBe('512x512');
    expect(pngSize(await read('assets/icons/app/icon@2x.png'))).toBe('1024x1024');

    const icns = await read('assets/icons/app/icon.icns');
    expect([icns.toString('latin1', 0, 4), icns.readUInt32BE(4)]).toEqual(['icns', icns.length]);
    const found = new Set<string>();
    for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) {
      found.add(pngSize(icns.subarray(at + 8, at + icns.readUInt32BE(at + 4))));
    }
    expect([...found]).toEqual(ICNS_SIZES.map((size) => `${size}x${size}`));
  });
});

describe('the drawings', () => {
  it.each(STATES)('leave the outer unit around %s to the outline', (state) => {
    const { rgba } = rasterise(toTemplateSvg(source.states[state], 256));
    const outside = Array.from({ length: 256 * 256 }, (_, pixel) => pixel).filter((pixel) => {
      const [x, y] = [pixel % 256, Math.floor(pixel / 256)];
      return Math.min(x, y) < 16 || Math.max(x, y) >= 240;
    });
    expect(outside.filter((pixel) => rgba[pixel * 4 + 3] !== 0)).toEqual([]);
  });

  it('are refused with the name of the symbol that is wrong', () => {
    const withoutRing = svg.replace('id="unknown"', 'id="ring"');
    const onlyCut = svg.replace('<path d="M2 8', '<path class="cut" d="M2 8');
    const otherGrid = svg.replace('id="you" viewBox="0 0 16 16"', 'id="you" viewBox="0 0 24 24"');
    expect(() => parseIconSource(withoutRing)).toThrow('no symbol "unknown"');
    expect(() => parseIconSource(onlyCut)).toThrow('"operational" needs one silhouette');
    expect(() => parseIconSource(otherGrid)).toThrow('"you" needs viewBox');
  });
});

describe('at 16 px', () => {
  /** An eighth of the icon's 256 pixels. */
  const LEAST_DIFFERENT_PIXELS = 32;

  const cases = BARS.flatMap((bar) =>
    LOOKS.flatMap((look) => VISIONS.map((vision) => ({ bar, look, vision, name: bar.name }))),
  );

  it.each(cases)(
    'every two states differ on a $name bar, $look, to $vision sight',
    ({ bar, look, vision }) => {
      const measured = measurePairs(drawOnBar(source, look, bar), vision);
      expect(measured).toHaveLength(pairs.length);
      expect(measured.filter(({ pixels }) => pixels < LEAST_DIFFERENT_PIXELS)).toEqual([]);
    },
  );

  it.each(cases)(
    'every state stands out from a $name bar, $look, to $vision sight',
    ({ bar, look, vision }) => {
      const empty = rasterise(toSvg('', 16), bar.background);
      for (const [state, raster] of drawOnBar(source, look, bar)) {
        expect(plainlyDifferentPixels(raster, empty, vision), state).toBeGreaterThan(48);
      }
    },
  );

  it('one shape in two colours of the same lightness would not do in greyscale', () => {
    const disc = (colour: string) =>
      rasterise(toTemplateSvg(source.states.operational, 16, colour), '#1c1e22');
    const [red, green] = [disc('#f34a4a'), disc('#1f9d55')];
    expect(plainlyDifferentPixels(red, green, 'normal')).toBeGreaterThan(LEAST_DIFFERENT_PIXELS);
    expect(plainlyDifferentPixels(red, green, 'grey')).toBeLessThan(LEAST_DIFFERENT_PIXELS);
  });
});

describe('the tray colours', () => {
  const colourVisions: readonly Vision[] = ['normal', 'protan', 'deutan', 'tritan'];

  it.each(colourVisions)('are at least 7 apart to %s sight', (vision) => {
    const close = pairs
      .map(([a, b]) => ({ a, b, difference: colourDifference(TRAY_COLOURS[a], TRAY_COLOURS[b], vision) }))
      .filter(({ difference }) => difference < 7);
    expect(close).toEqual([]);
  });

  it('would fail with the usual green and amber, which protan sight confuses', () => {
    expect(colourDifference('#22c55e', '#f59e0b', 'protan')).toBeLessThan(
      colourDifference('#22c55e', '#f59e0b', 'normal') / 2,
    );
    expect(colourDifference('#000000', '#ffffff', 'grey')).toBeCloseTo(100, 3);
  });
});
