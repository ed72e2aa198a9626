import type { IconState } from '../../shared/words/state.ts';

/** Puts colour around text, or does not. Widths are measured before painting. */
export interface Paint {
  readonly state: (state: IconState, text: string) => string;
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
}

/** The 16 colours that every terminal has, so that the user's own theme decides what they look like. */
const STATE_CODES: Readonly<Record<IconState, string>> = {
  operational: '36',
  degraded: '33',
  partial_outage: '31',
  major_outage: '1;31',
  maintenance: '34',
  unknown: '2',
  you: '2',
};

/** Select Graphic Rendition, ECMA-48 8.3.117. */
const sgr = (code: string, text: string): string => (text === '' ? '' : `\u001B[${code}m${text}\u001B[0m`);

/** How text is painted: not at all without colour. */
export function createPaint(hasColour: boolean): Paint {
  if (!hasColour) return { state: (_, text) => text, bold: (text) => text, dim: (text) => text };
  return {
    state: (state, text) => sgr(STATE_CODES[state], text),
    bold: (text) => sgr('1', text),
    dim: (text) => sgr('2', text),
  };
}

/** The shapes of the tray icon as text characters: state is told by shape first, colour second. */
const GLYPHS: Readonly<Record<IconState, string>> = {
  operational: '●',
  degraded: '▲',
  partial_outage: '◧',
  major_outage: '■',
  maintenance: '◆',
  unknown: '○',
  you: '⊘',
};

export function glyphOf(state: IconState): string {
  return GLYPHS[state];
}

/** What decides about colour, by the conventions of https://no-color.org and https://force-color.org. */
export interface ColourWish {
  readonly isTty: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
}

export function decideColour({ isTty, env }: ColourWish): boolean {
  if ((env.NO_COLOR ?? '') !== '') return false;
  const forced = env.FORCE_COLOR;
  if (forced !== undefined && forced !== '') return forced !== '0' && forced !== 'false';
  return isTty && env.TERM !== 'dumb';
}
