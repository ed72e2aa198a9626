import type { Raster } from './draw.ts';

type Rgb = readonly [red: number, green: number, blue: number];
type Matrix = readonly [Rgb, Rgb, Rgb];

/**
 * How colours are seen, as matrices on linear RGB. Machado, Oliveira and Fernandes 2009, "A Physiologically-based Model for
 * Simulation of Color Vision Deficiency", severity 1.0; grey is the luminance of ITU-R BT.709.
 */
const VISION_MATRICES = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  grey: [
    [0.2126, 0.7152, 0.0722],
    [0.2126, 0.7152, 0.0722],
    [0.2126, 0.7152, 0.0722],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
} as const satisfies Record<string, Matrix>;

export type Vision = keyof typeof VISION_MATRICES;

export const VISIONS: readonly Vision[] = ['normal', 'grey', 'protan', 'deutan', 'tritan'];

/** Linear light, 0 to 1, of an sRGB channel byte (IEC 61966-2-1). */
function toLinear(byte: number): number {
  const value = byte / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function transform(matrix: Matrix, [red, green, blue]: Rgb): Rgb {
  const row = ([r, g, b]: Rgb) => r * red + g * green + b * blue;
  return [row(matrix[0]), row(matrix[1]), row(matrix[2])];
}

const OKLAB_CONES: Matrix = [
  [0.4122214708, 0.5363325363, 0.0514459929],
  [0.2119034982, 0.6806995451, 0.1073969566],
  [0.0883024619, 0.2817188376, 0.6299787005],
];
const OKLAB_AXES: Matrix = [
  [0.2104542553, 0.793617785, -0.0040720468],
  [1.9779984951, -2.428592205, 0.4505937099],
  [0.0259040371, 0.7827717662, -0.808675766],
];

/** OKLab (https://bottosson.github.io/posts/oklab) of an sRGB colour in bytes, as `vision` sees it. */
function toSeen([red, green, blue]: Rgb, vision: Vision): Rgb {
  const linear = transform(VISION_MATRICES[vision], [toLinear(red), toLinear(green), toLinear(blue)]);
  const clamp = (value: number) => Math.min(1, Math.max(0, value));
  const [long, medium, short] = transform(OKLAB_CONES, [
    clamp(linear[0]),
    clamp(linear[1]),
    clamp(linear[2]),
  ]);
  return transform(OKLAB_AXES, [Math.cbrt(long), Math.cbrt(medium), Math.cbrt(short)]);
}

/** OKLab distance × 100 of two sRGB colours, given as `#rrggbb`, as `vision` sees them; about 2 is just noticed. */
export function colourDifference(a: string, b: string, vision: Vision): number {
  const parse = (hex: string): Rgb => {
    const value = Number.parseInt(hex.slice(1), 16);
    return [value >> 16, (value >> 8) & 255, value & 255];
  };
  return distance(toSeen(parse(a), vision), toSeen(parse(b), vision));
}

function distance(a: Rgb, b: Rgb): number {
  return 100 * Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

/** Where two pixels differ by this much (OKLab × 100), it is plain to see even in a single pixel. */
const PLAIN_DIFFERENCE = 10;

/** How many pixels of two equally large opaque rasters differ plainly, as `vision` sees them. */
export function plainlyDifferentPixels(a: Raster, b: Raster, vision: Vision): number {
  const pixel = ({ rgba }: Raster, at: number): Rgb => [rgba[at] ?? 0, rgba[at + 1] ?? 0, rgba[at + 2] ?? 0];
  let count = 0;
  for (let at = 0; at < a.rgba.length; at += 4) {
    const difference = distance(toSeen(pixel(a, at), vision), toSeen(pixel(b, at), vision));
    if (difference >= PLAIN_DIFFERENCE) count += 1;
  }
  return count;
}

/** Two of several rasters, by name, with the pixels in which they differ plainly. */
export type PairDifference<Name> = { readonly names: readonly [Name, Name]; readonly pixels: number };

/** Every pair of `rasters` (opaque, of one size), the hardest to tell apart first. */
export function measurePairs<Name>(
  rasters: ReadonlyMap<Name, Raster>,
  vision: Vision,
): readonly PairDifference<Name>[] {
  const entries = [...rasters];
  return entries
    .flatMap(([nameA, a], index) =>
      entries.slice(index + 1).map(([nameB, b]) => ({
        names: [nameA, nameB] as const,
        pixels: plainlyDifferentPixels(a, b, vision),
      })),
    )
    .sort((a, b) => a.pixels - b.pixels);
}
