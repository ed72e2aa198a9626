import type { Bounds } from './bounds.ts';

export const PANEL_WIDTH = 360;
/** The height before the page has said how high its content is. */
export const PANEL_FIRST_HEIGHT = 240;
const LEAST_HEIGHT = 120;
const MOST_HEIGHT = 640;
/** Between the panel and the icon, and between the panel and the screen's edges. */
const GAP = 8;

/** A screen as Electron describes it, as far as placing goes. */
export interface Screen {
  readonly bounds: Bounds;
  /** Without the menu bar, the taskbar and the dock. */
  readonly workArea: Bounds;
}

const clamp = (value: number, least: number, most: number): number =>
  Math.round(Math.max(least, Math.min(value, most)));

const middle = ({ x, y, width, height }: Bounds): { readonly x: number; readonly y: number } => ({
  x: x + width / 2,
  y: y + height / 2,
});

/** How far a point lies outside of a rectangle; 0 inside. */
function distance(point: { readonly x: number; readonly y: number }, area: Bounds): number {
  const dx = Math.max(area.x - point.x, 0, point.x - (area.x + area.width));
  const dy = Math.max(area.y - point.y, 0, point.y - (area.y + area.height));
  return Math.hypot(dx, dy);
}

/** The screen an icon is on, or the nearest to it where a screen has just gone. Null without any. */
function screenOf(icon: Bounds, screens: readonly Screen[]): Screen | null {
  const point = middle(icon);
  return screens.toSorted((a, b) => distance(point, a.bounds) - distance(point, b.bounds))[0] ?? null;
}

/**
 * Where the panel stands for a tray icon: beside the bar the icon sits in, wherever that is, centred on the icon and wholly on its
 * screen. An icon inside the work area (Windows' overflow, an own bar) gets it on the side with more room. Null where the
 * platform does not say where the icon is, which is how Linux does it: then a window serves.
 */
export function placePanel(icon: Bounds, screens: readonly Screen[], heightPx: number): Bounds | null {
  if (icon.width <= 0 || icon.height <= 0) return null;
  const screen = screenOf(icon, screens);
  if (screen === null) return null;
  const { workArea } = screen;
  const right = workArea.x + workArea.width;
  const bottom = workArea.y + workArea.height;
  const width = Math.min(PANEL_WIDTH, workArea.width);
  const height = clamp(heightPx, LEAST_HEIGHT, Math.min(MOST_HEIGHT, workArea.height - 2 * GAP));
  const { x, y } = middle(icon);

  const centredX = clamp(x - width / 2, workArea.x + GAP, right - GAP - width);
  const centredY = clamp(y - height / 2, workArea.y + GAP, bottom - GAP - height);
  const place = (left: number, top: number): Bounds => ({ x: left, y: top, width, height });
  if (y < workArea.y) return place(centredX, workArea.y + GAP);
  if (y > bottom) return place(centredX, bottom - GAP - height);
  if (x < workArea.x) return place(workArea.x + GAP, centredY);
  if (x > right) return place(right - GAP - width, centredY);
  const top = y > workArea.y + workArea.height / 2 ? icon.y - GAP - height : icon.y + icon.height + GAP;
  return place(centredX, clamp(top, workArea.y + GAP, bottom - GAP - height));
}
