/** A rectangle on the desktop, in Electron's device-independent pixels. */
export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The size a window opens with when nothing is remembered, and the least it may have. */
export const DEFAULT_SIZE = { width: 980, height: 720 } as const;
export const LEAST_SIZE = { width: 360, height: 420 } as const;

/** How much of a window must lie on a screen for its title bar to be within reach. */
const LEAST_VISIBLE = { width: 120, height: 48 } as const;

const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

/** Reads remembered bounds back; null where they are missing or not what was written. */
export function parseBounds(value: unknown): Bounds | null {
  if (typeof value !== 'object' || value === null) return null;
  const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name): unknown =>
    Reflect.get(value, name),
  );
  return isCount(x) && isCount(y) && isCount(width) && isCount(height) ? { x, y, width, height } : null;
}

function overlap(aFrom: number, aLength: number, bFrom: number, bLength: number): number {
  return Math.min(aFrom + aLength, bFrom + bLength) - Math.max(aFrom, bFrom);
}

function isWithinReach(window: Bounds, screen: Bounds): boolean {
  return (
    overlap(window.x, window.width, screen.x, screen.width) >= LEAST_VISIBLE.width &&
    window.y >= screen.y &&
    window.y + LEAST_VISIBLE.height <= screen.y + screen.height
  );
}

const clamp = (value: number, least: number, most: number): number => Math.max(Math.min(value, most), least);

/**
 * Where a window may open: at its remembered place while its title bar is within reach on one of the work areas; without a
 * position (the system then chooses) when that screen is gone or nothing is remembered. The size never exceeds the largest
 * screen and never falls below `LEAST_SIZE`.
 */
export function correctBounds(
  remembered: Bounds | null,
  workAreas: readonly Bounds[],
): { readonly x?: number; readonly y?: number; readonly width: number; readonly height: number } {
  const wanted = remembered ?? { ...DEFAULT_SIZE };
  const mostWidth = Math.max(LEAST_SIZE.width, ...workAreas.map((area) => area.width));
  const mostHeight = Math.max(LEAST_SIZE.height, ...workAreas.map((area) => area.height));
  const size = {
    width: clamp(Math.round(wanted.width), LEAST_SIZE.width, mostWidth),
    height: clamp(Math.round(wanted.height), LEAST_SIZE.height, mostHeight),
  };
  if (remembered === null) return size;
  const place = { x: Math.round(remembered.x), y: Math.round(remembered.y) };
  return workAreas.some((area) => isWithinReach({ ...place, ...size }, area)) ? { ...place, ...size } : size;
}
