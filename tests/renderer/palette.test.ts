import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { colourDifference } from '../../scripts/icons/difference.ts';

const tokens = readFileSync(join(import.meta.dirname, '../../src/renderer/styles/tokens.css'), 'utf8');
const STATES = ['operational', 'degraded', 'partial-outage', 'major-outage', 'maintenance', 'unknown'];
const TEXTS = ['text', 'muted', 'accent'];
const GROUNDS = ['window', 'panel'];
/** Controls alone stand on it, and they carry no state. */
const CONTROL_GROUND = 'raised';
const VISIONS = ['normal', 'protan', 'deutan', 'tritan'] as const;
const THEMES = ['light', 'dark'] as const;

/** A colour of the stylesheet as `#rrggbb`. */
function colourOf(name: string, theme: (typeof THEMES)[number]): string {
  const pair = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(tokens);
  const colour = pair?.[theme === 'light' ? 1 : 2];
  if (colour === undefined) throw new Error(`no pair of colours for ${name}`);
  return colour;
}

/** Relative luminance, WCAG 2.2: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(hex: string): number {
  const channel = (start: number): number => {
    const value = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

describe.each(THEMES)('the %s palette', (theme) => {
  it.each([
    ...TEXTS.map((name) => ({ name, grounds: [...GROUNDS, CONTROL_GROUND] })),
    ...STATES.map((name) => ({ name, grounds: GROUNDS })),
  ])('$name can be read on $grounds', ({ name, grounds }) => {
    for (const ground of grounds) {
      expect(contrast(colourOf(name, theme), colourOf(ground, theme))).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('outlines controls so that they can be seen', () => {
    for (const ground of [...GROUNDS, CONTROL_GROUND]) {
      expect(contrast(colourOf('control', theme), colourOf(ground, theme))).toBeGreaterThanOrEqual(3);
    }
  });

  it.each(VISIONS)('tells every two states apart under %s vision', (vision) => {
    const differences = STATES.flatMap((a, index) =>
      STATES.slice(index + 1).map((b) => ({
        pair: `${a} and ${b}`,
        difference: colourDifference(colourOf(a, theme), colourOf(b, theme), vision),
      })),
    );
    expect(differences.filter(({ difference }) => difference < 7)).toEqual([]);
  });
});
