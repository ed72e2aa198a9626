import { type RefObject, useEffect, useRef, useState } from 'react';
import { readWheel, toShare } from './plot-box.ts';

export interface Gestures {
  /** Where the pointer is, as a share of the plot; null when it left. */
  readonly onCursor: (share: number | null) => void;
  readonly onBrush: (from: number, to: number) => void;
  /** `isSame` says that the step belongs to the gesture before it. */
  readonly onZoom: (factor: number, share: number, isSame: boolean) => void;
  readonly onPan: (share: number, isSame: boolean) => void;
}

/** A part of the plot that is being drawn out, in shares. */
export interface Brush {
  readonly from: number;
  readonly to: number;
}

/** Closer than this, in pixels, a press is a click and no brush. */
const CLICK_PX = 6;
/** Turns of the wheel that follow within this time are one gesture. */
const WHEEL_REST_MS = 400;

/**
 * Makes a plot answer to the pointer: a drag draws out a part, with Shift or by one finger it moves, two fingers or the wheel
 * with Ctrl zoom. Zooms and moves are gathered to one a frame. `plot` is where shares are measured, within `place`. Answers the
 * part being drawn out.
 */
export function useGestures(
  place: RefObject<HTMLElement | null>,
  plot: RefObject<Element | null>,
  gestures: Gestures,
): Brush | null {
  const [brush, setBrush] = useState<Brush | null>(null);
  const latest = useRef(gestures);
  useEffect(() => {
    latest.current = gestures;
  });

  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const box = (): DOMRect => (plot.current ?? element).getBoundingClientRect();
    return listen(element, box, () => latest.current, setBrush);
  }, [place, plot]);

  return brush;
}

interface Finger {
  readonly x: number;
  readonly startX: number;
}

function listen(
  element: HTMLElement,
  box: () => DOMRect,
  gestures: () => Gestures,
  setBrush: (brush: Brush | null) => void,
): () => void {
  const fingers = new Map<number, Finger>();
  let mode: 'idle' | 'brush' | 'pan' | 'pinch' = 'idle';
  let isSame = false;
  let lastWheelAt = 0;
  let frame = 0;
  let zoomed = { factor: 1, share: 0.5 };
  let panned = 0;

  const plotPx = (): number => Math.max(1, box().width);
  const shareAt = (x: number): number => toShare(x, box());

  const perform = (): void => {
    frame = 0;
    if (zoomed.factor !== 1) gestures().onZoom(zoomed.factor, zoomed.share, isSame);
    if (zoomed.factor !== 1) isSame = true;
    if (panned !== 0) gestures().onPan(panned, isSame);
    isSame = true;
    zoomed = { factor: 1, share: 0.5 };
    panned = 0;
  };
  const soon = (): void => {
    if (frame === 0) frame = requestAnimationFrame(perform);
  };
  const zoomBy = (factor: number, share: number): void => {
    zoomed = { factor: zoomed.factor * factor, share };
    soon();
  };
  const panBy = (share: number): void => {
    panned += share;
    soon();
  };

  const onPointerDown = (event: PointerEvent): void => {
    if (event.pointerType === 'mouse' && event.button !== 0) return;
    element.setPointerCapture(event.pointerId);
    fingers.set(event.pointerId, { x: event.clientX, startX: event.clientX });
    isSame = false;
    if (fingers.size > 1) mode = 'pinch';
    else mode = event.pointerType === 'mouse' && !event.shiftKey ? 'brush' : 'pan';
  };

  const onPointerMove = (event: PointerEvent): void => {
    const finger = fingers.get(event.pointerId);
    if (finger === undefined) {
      if (event.pointerType === 'mouse') gestures().onCursor(shareAt(event.clientX));
      return;
    }
    const before = spread(fingers);
    fingers.set(event.pointerId, { ...finger, x: event.clientX });
    if (mode === 'brush') {
      const isDrawn = Math.abs(event.clientX - finger.startX) > CLICK_PX;
      setBrush(isDrawn ? { from: shareAt(finger.startX), to: shareAt(event.clientX) } : null);
      gestures().onCursor(shareAt(event.clientX));
    } else if (mode === 'pan') panBy((finger.x - event.clientX) / plotPx());
    else if (mode === 'pinch') {
      const after = spread(fingers);
      if (before.width > 0 && after.width > 0) zoomBy(before.width / after.width, shareAt(after.middle));
      panBy((before.middle - after.middle) / plotPx());
    }
  };

  const onPointerEnd = (event: PointerEvent): void => {
    const finger = fingers.get(event.pointerId);
    fingers.delete(event.pointerId);
    if (finger === undefined) return;
    const hasMoved = Math.abs(finger.x - finger.startX) > CLICK_PX;
    if (mode === 'brush') {
      setBrush(null);
      if (hasMoved && event.type === 'pointerup') {
        const ends = [shareAt(finger.startX), shareAt(finger.x)];
        gestures().onBrush(Math.min(...ends), Math.max(...ends));
      }
    } else if (mode === 'pan' && !hasMoved) gestures().onCursor(shareAt(event.clientX));
    mode = fingers.size === 0 ? 'idle' : 'pan';
  };

  const onPointerLeave = (event: PointerEvent): void => {
    if (event.pointerType === 'mouse' && fingers.size === 0) gestures().onCursor(null);
  };

  const onWheel = (event: WheelEvent): void => {
    const meaning = readWheel(event, plotPx());
    if (meaning.kind === 'scroll') return;
    event.preventDefault();
    if (event.timeStamp - lastWheelAt > WHEEL_REST_MS) isSame = false;
    lastWheelAt = event.timeStamp;
    if (meaning.kind === 'zoom') zoomBy(meaning.factor, shareAt(event.clientX));
    else panBy(meaning.share);
  };

  element.addEventListener('pointerdown', onPointerDown);
  element.addEventListener('pointermove', onPointerMove);
  element.addEventListener('pointerup', onPointerEnd);
  element.addEventListener('pointercancel', onPointerEnd);
  element.addEventListener('pointerleave', onPointerLeave);
  element.addEventListener('wheel', onWheel, { passive: false });
  return () => {
    cancelAnimationFrame(frame);
    element.removeEventListener('pointerdown', onPointerDown);
    element.removeEventListener('pointermove', onPointerMove);
    element.removeEventListener('pointerup', onPointerEnd);
    element.removeEventListener('pointercancel', onPointerEnd);
    element.removeEventListener('pointerleave', onPointerLeave);
    element.removeEventListener('wheel', onWheel);
  };
}

function spread(fingers: ReadonlyMap<number, Finger>): { readonly width: number; readonly middle: number } {
  const places = [...fingers.values()].map(({ x }) => x);
  const low = Math.min(...places);
  const high = Math.max(...places);
  return { width: high - low, middle: (low + high) / 2 };
}
