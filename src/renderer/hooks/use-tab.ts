import { useEffect } from 'react';
import { STATE_SHAPES } from '../../shared/shapes.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { iconState, stateWord } from '../../shared/words/state.ts';
import { readColour } from '../read-colour.ts';
import { SPEECH } from '../speech.ts';

/** The state's shape as an SVG file in one colour. */
function toIcon(state: keyof typeof STATE_SHAPES, colour: string): string {
  const { viewBox, paths } = STATE_SHAPES[state];
  const shapes = paths.map((path) => `<path d="${path}"/>`).join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${viewBox}" fill="${colour}" fill-rule="evenodd">${shapes}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

/** Says the state in the window's title and, where the window is a browser's tab, in its icon. */
export function useTab(overall: Snapshot['overall'] | null): void {
  const level = overall?.level ?? null;
  const cause = overall?.cause ?? null;

  useEffect(() => {
    if (level === null) return;
    const state = iconState(level, cause);
    const word = stateWord({ level, cause }, SPEECH);
    document.title = `${word.charAt(0).toUpperCase()}${word.slice(1)} – Pilotlight`;
    const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
    if (link === null) return;
    link.dataset.state = state;
    link.href = toIcon(state, readColour(link, '--state'));
  }, [level, cause]);
}
