/** What charts keep free at their left for labels and at their right, in CSS pixels; the stylesheet says the same. */
export const AXIS_PX = 56;
export const EDGE_PX = 8;

/** Where a point of the screen lies on a plot, as a share of its width: 0 its left edge, 1 its right; never beyond. */
export function toShare(clientX: number, plot: { readonly left: number; readonly width: number }): number {
  return Math.min(1, Math.max(0, (clientX - plot.left) / Math.max(1, plot.width)));
}

/** What a turn of the wheel asks for: a zoom where Ctrl or ⌘ is held, as by a pinch on a touchpad, or a move to the side. */
export type WheelMeaning =
  | { readonly kind: 'zoom'; readonly factor: number }
  | { readonly kind: 'pan'; readonly share: number }
  | { readonly kind: 'scroll' };

interface WheelTurn {
  readonly deltaX: number;
  readonly deltaY: number;
  /** 0 pixels, 1 lines, 2 pages: https://www.w3.org/TR/uievents/#dom-wheelevent-deltamode */
  readonly deltaMode: number;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

const PX_OF_MODE: readonly number[] = [1, 16, 400];

/** A plain turn scrolls the page: who passes over a chart on the way down must not be caught in it. */
export function readWheel(turn: WheelTurn, plotPx: number): WheelMeaning {
  const unit = PX_OF_MODE[turn.deltaMode] ?? 1;
  if (turn.ctrlKey || turn.metaKey) {
    const power = Math.min(1, Math.max(-1, (turn.deltaY * unit) / 120));
    return { kind: 'zoom', factor: 2 ** power };
  }
  const isSideways = Math.abs(turn.deltaX) > Math.abs(turn.deltaY);
  const sideways = isSideways ? turn.deltaX : turn.shiftKey ? turn.deltaY : 0;
  return sideways === 0
    ? { kind: 'scroll' }
    : { kind: 'pan', share: (sideways * unit) / Math.max(1, plotPx) };
}
