import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bounds } from '../../src/main/bounds.ts';
import { PANEL_WIDTH, placePanel, type Screen } from '../../src/main/panel-place.ts';

const area = (x: number, y: number, width: number, height: number): Bounds => ({ x, y, width, height });
const SCREEN = area(0, 0, 1440, 900);
const MAC: Screen = { bounds: SCREEN, workArea: area(0, 25, 1440, 875) };
const WINDOWS: Screen = { bounds: SCREEN, workArea: area(0, 0, 1440, 852) };
const LEFT_BAR: Screen = { bounds: SCREEN, workArea: area(60, 0, 1380, 900) };
const RIGHT_BAR: Screen = { bounds: SCREEN, workArea: area(0, 0, 1380, 900) };

describe('placePanel', () => {
  it.each([
    ['below a menu bar at the top', MAC, area(1000, 0, 24, 25), area(832, 33, PANEL_WIDTH, 300)],
    ['above a taskbar at the bottom', WINDOWS, area(1000, 860, 24, 32), area(832, 544, PANEL_WIDTH, 300)],
    ['beside a bar on the left', LEFT_BAR, area(10, 500, 40, 40), area(68, 370, PANEL_WIDTH, 300)],
    ['beside a bar on the right', RIGHT_BAR, area(1390, 500, 40, 40), area(1012, 370, PANEL_WIDTH, 300)],
    ['whole at the right edge', MAC, area(1410, 0, 24, 25), area(1072, 33, PANEL_WIDTH, 300)],
    ['above an icon in an overflow', WINDOWS, area(1200, 780, 24, 24), area(1032, 472, PANEL_WIDTH, 300)],
    ['below an icon of a bar of its own', WINDOWS, area(700, 4, 24, 24), area(532, 36, PANEL_WIDTH, 300)],
  ])('stands %s', (_, screen, icon, expected) => {
    expect(placePanel(icon, [screen], 300)).toEqual(expected);
  });

  it('stands on the screen of its icon, left of the first one and above it', () => {
    const second: Screen = { bounds: area(-1920, -200, 1920, 1080), workArea: area(-1920, -175, 1920, 1055) };
    expect(placePanel(area(-300, -200, 24, 25), [MAC, second], 300)).toMatchObject({ x: -468, y: -167 });
  });

  it('has no place where the platform does not say where the icon is', () => {
    expect(placePanel(area(0, 0, 0, 0), [MAC], 300)).toBeNull();
    expect(placePanel(area(10, 10, 24, 24), [], 300)).toBeNull();
  });

  it('lies wholly on a screen, whatever the screens and wherever the icon', () => {
    const side = fc.integer({ min: 0, max: 80 });
    const screen = fc
      .record({
        x: fc.integer({ min: -4000, max: 4000 }),
        y: fc.integer({ min: -4000, max: 4000 }),
        width: fc.integer({ min: 800, max: 5000 }),
        height: fc.integer({ min: 600, max: 3000 }),
        bars: fc.tuple(side, side, side, side),
      })
      .map(
        ({ bars: [left, top, right, bottom], ...bounds }): Screen => ({
          bounds,
          workArea: area(
            bounds.x + left,
            bounds.y + top,
            bounds.width - left - right,
            bounds.height - top - bottom,
          ),
        }),
      );
    const icon = fc.record({
      x: fc.integer({ min: -5000, max: 9000 }),
      y: fc.integer({ min: -5000, max: 7000 }),
      width: fc.integer({ min: 1, max: 64 }),
      height: fc.integer({ min: 1, max: 64 }),
    });
    fc.assert(
      fc.property(
        fc.array(screen, { minLength: 1, maxLength: 3 }),
        icon,
        fc.integer({ min: 1, max: 10_000 }),
        (screens, at, heightPx) => {
          const placed = placePanel(at, screens, heightPx);
          const isInside = screens.some(
            ({ workArea }) =>
              placed !== null &&
              placed.x >= workArea.x &&
              placed.y >= workArea.y &&
              placed.x + placed.width <= workArea.x + workArea.width &&
              placed.y + placed.height <= workArea.y + workArea.height,
          );
          expect(isInside).toBe(true);
        },
      ),
    );
  });
});
