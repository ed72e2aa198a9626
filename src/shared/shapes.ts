// Written by `npm run icons` from assets/icons/source.svg: edit that file, not this one.
// biome-ignore-all format: a path stays on one line

import type { Level } from './level.ts';

/** A shape as SVG path data; fill each path with `fill-rule="evenodd"`, in any one colour. */
export type Shape = { readonly viewBox: string; readonly paths: readonly string[] };

/** The shape of every level, and of `you`: a verdict whose cause is the user's own side. The tray icons are the same. */
export const STATE_SHAPES = {
  operational: {
    viewBox: '0 0 16 16',
    paths: ['M2 8A6 6 0 1 1 14 8A6 6 0 1 1 2 8Z'],
  },
  degraded: {
    viewBox: '0 0 16 16',
    paths: ['M6.92 2.19A1.25 1.25 0 0 1 9.08 2.19L14.78 12.13A1.25 1.25 0 0 1 13.69 14L2.31 14A1.25 1.25 0 0 1 1.22 12.13ZM7 5H9V9H7ZM7 10H9V12H7Z'],
  },
  partial_outage: {
    viewBox: '0 0 16 16',
    paths: ['M3 2H13A1 1 0 0 1 14 3V13A1 1 0 0 1 13 14H3A1 1 0 0 1 2 13V3A1 1 0 0 1 3 2ZM4 4H12V8H4Z'],
  },
  major_outage: {
    viewBox: '0 0 16 16',
    paths: ['M3 2H13A1 1 0 0 1 14 3V13A1 1 0 0 1 13 14H3A1 1 0 0 1 2 13V3A1 1 0 0 1 3 2ZM8 6.59L10.09 4.49L11.51 5.91L9.41 8L11.51 10.09L10.09 11.51L8 9.41L5.91 11.51L4.49 10.09L6.59 8L4.49 5.91L5.91 4.49Z'],
  },
  maintenance: {
    viewBox: '0 0 16 16',
    paths: ['M14.46 3.66L11.25 6.87L9.13 4.75L12.34 1.54A4.4 4.4 0 0 0 6.4 7.19L1.92 11.68A1.7 1.7 0 0 0 4.32 14.08L8.81 9.6A4.4 4.4 0 0 0 14.46 3.66Z'],
  },
  unknown: {
    viewBox: '0 0 16 16',
    paths: ['M13.96 7.27A6 6 0 1 1 8.73 2.04L8.43 4.53A3.5 3.5 0 1 0 11.47 7.57Z'],
  },
  you: {
    viewBox: '0 0 16 16',
    paths: ['M2.24 2.66L3.86 1.03L14.97 12.14L13.34 13.76L11.78 12.2L10.54 13.44A6 6 0 0 1 2.56 5.46L3.8 4.22ZM3.8 4.22L11.78 12.2L10.54 13.44L2.56 5.46Z'],
  },
} as const satisfies Readonly<Record<Level | 'you', Shape>>;

export type ShapeName = keyof typeof STATE_SHAPES;
