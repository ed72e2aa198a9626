import { DomUtils, parseDocument } from 'htmlparser2';
import type { Level } from '../../src/shared/level.ts';

/** Every state that has a shape of its own: the six levels, and `you` for a verdict whose cause is the user's side. */
export const STATES = [
  'operational',
  'degraded',
  'partial_outage',
  'major_outage',
  'maintenance',
  'unknown',
  'you',
] as const satisfies readonly (Level | 'you')[];

export type State = (typeof STATES)[number];

/** A state's shape: `silhouette` without its cut-outs, `glyph` with them (one path, filled even-odd). */
export type StateShape = { readonly viewBox: string; readonly silhouette: string; readonly glyph: string };

/** A drawing in colours of its own: the markup inside its symbol. */
export type Drawing = { readonly viewBox: string; readonly markup: string };

export type IconSource = {
  readonly states: Readonly<Record<State, StateShape>>;
  readonly app: Drawing;
  /** The app icon on the pixel grid of 16 px, for sizes where the detail of `app` would blur. */
  readonly appSmall: Drawing;
};

const STATE_VIEW_BOX = '0 0 16 16';

/** Reads `assets/icons/source.svg`. Throws with the symbol's name where one is missing or not as its comment asks. */
export function parseIconSource(svg: string): IconSource {
  const document = parseDocument(svg, { xmlMode: true });

  const symbol = (id: string) => {
    const found = DomUtils.findOne(
      (element) => element.name === 'symbol' && element.attribs.id === id,
      document,
    );
    if (!found) throw new Error(`source.svg has no symbol "${id}"`);
    return found;
  };

  const stateShape = (id: State): StateShape => {
    const { attribs, children } = symbol(id);
    const paths = DomUtils.getElementsByTagName('path', children);
    const [silhouette, ...cuts] = paths.map((path) => path.attribs.d ?? '');
    if (!silhouette || attribs.viewBox !== STATE_VIEW_BOX) {
      throw new Error(`symbol "${id}" needs viewBox "${STATE_VIEW_BOX}" and a silhouette path`);
    }
    if (paths.some((path, index) => (path.attribs.class === 'cut') !== index > 0)) {
      throw new Error(`symbol "${id}" needs one silhouette path first, then only paths of class "cut"`);
    }
    return { viewBox: STATE_VIEW_BOX, silhouette, glyph: [silhouette, ...cuts].join('') };
  };

  const drawing = (id: string): Drawing => {
    const found = symbol(id);
    return { viewBox: found.attribs.viewBox ?? '', markup: DomUtils.getInnerHTML(found, { xmlMode: true }) };
  };

  return {
    states: {
      operational: stateShape('operational'),
      degraded: stateShape('degraded'),
      partial_outage: stateShape('partial_outage'),
      major_outage: stateShape('major_outage'),
      maintenance: stateShape('maintenance'),
      unknown: stateShape('unknown'),
      you: stateShape('you'),
    },
    app: drawing('app'),
    appSmall: drawing('app-small'),
  };
}

/** The shapes as the module that the renderer imports, so that its inline SVG and the tray draw the same paths. */
export function toShapesModule({ states }: IconSource): string {
  const entries = STATES.map((state) => {
    const { viewBox, glyph } = states[state];
    return `  ${state}: {\n    viewBox: '${viewBox}',\n    paths: ['${glyph}'],\n  },`;
  });
  return `// Written by \`npm run icons\` from assets/icons/source.svg: edit that file, not this one.
// biome-ignore-all format: a path stays on one line

import type { Level } from './level.ts';

/** A shape as SVG path data; fill each path with \`fill-rule="evenodd"\`, in any one colour. */
export type Shape = { readonly viewBox: string; readonly paths: readonly string[] };

/** The shape of every level, and of \`you\`: a verdict whose cause is the user's own side. The tray icons are the same. */
export const STATE_SHAPES = {
${entries.join('\n')}
} as const satisfies Readonly<Record<Level | 'you', Shape>>;

export type ShapeName = keyof typeof STATE_SHAPES;
`;
}
