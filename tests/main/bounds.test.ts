import { assert, double, integer, property, record, subarray } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bounds, correctBounds, DEFAULT_SIZE, LEAST_SIZE, parseBounds } from '../../src/main/bounds.ts';

const SCREEN: Bounds = { x: 0, y: 0, width: 1920, height: 1050 };
const SECOND: Bounds = { x: 1920, y: 0, width: 1280, height: 1024 };

describe('correctBounds', () => {
  it('opens at the default size, without a place, when nothing is remembered', () => {
    expect(correctBounds(null, [SCREEN])).toEqual(DEFAULT_SIZE);
  });

  it('keeps a place on any of the screens', () => {
    const onSecond = { x: 2000, y: 100, width: 800, height: 600 };
    expect(correctBounds(onSecond, [SCREEN, SECOND])).toEqual(onSecond);
  });

  it('gives up a place whose screen is gone, and keeps the size', () => {
    const onSecond = { x: 2000, y: 100, width: 800, height: 600 };
    expect(correctBounds(onSecond, [SCREEN])).toEqual({ width: 800, height: 600 });
  });

  it.each([
    ['above the screen', { x: 100, y: -40, width: 800, height: 600 }],
    ['with a sliver left of it', { x: -700, y: 100, width: 800, height: 600 }],
    ['below its last lines', { x: 100, y: 1040, width: 800, height: 600 }],
  ])('gives up a title bar out of reach: %s', (_case, bounds) => {
    expect(correctBounds(bounds, [SCREEN])).not.toHaveProperty('x');
  });

  it('shrinks what was made on a larger screen', () => {
    const large = { x: 0, y: 0, width: 3800, height: 2000 };
    expect(correctBounds(large, [SCREEN])).toEqual({ x: 0, y: 0, width: 1920, height: 1050 });
  });

  it('always answers a size a window may have', () => {
    const any = record({
      x: double({ noNaN: true, noDefaultInfinity: true }),
      y: double({ noNaN: true, noDefaultInfinity: true }),
      width: integer({ min: -10_000, max: 10_000 }),
      height: integer({ min: -10_000, max: 10_000 }),
    });
    assert(
      property(any, subarray([SCREEN, SECOND]), (bounds, screens) => {
        const { width, height } = correctBounds(bounds, screens);
        expect(width).toBeGreaterThanOrEqual(LEAST_SIZE.width);
        expect(height).toBeGreaterThanOrEqual(LEAST_SIZE.height);
        expect(width).toBeLessThanOrEqual(
          Math.max(LEAST_SIZE.width, ...screens.map((screen) => screen.width)),
        );
      }),
    );
  });
});

describe('parseBounds', () => {
  it('reads back what was written', () => {
    expect(parseBounds(JSON.parse(JSON.stringify(SECOND)))).toEqual(SECOND);
  });

  it.each([null, undefined, 'x', [], {}, { x: 1, y: 2, width: 3 }, { x: 1, y: 2, width: '3', height: 4 }])(
    'takes no %j',
    (value) => {
      expect(parseBounds(value)).toBeNull();
    },
  );
});
