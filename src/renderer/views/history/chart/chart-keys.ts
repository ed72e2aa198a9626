/** What a key does on a chart: it moves the cursor, the span, or takes the way back. */
export type ChartKey =
  | { readonly kind: 'cursor'; readonly index: number }
  | { readonly kind: 'zoom'; readonly factor: number }
  | { readonly kind: 'pan'; readonly share: number }
  | { readonly kind: 'mark' }
  | { readonly kind: 'back' };

const FAR = 10;
const PAN_SHARE = 0.25;

interface Keyed {
  readonly key: string;
  readonly shiftKey: boolean;
}

/** Reads a key, with the cursor at `index` (null: nowhere) of `count` slots; null where it is none of the chart's. */
export function readChartKey({ key, shiftKey }: Keyed, index: number | null, count: number): ChartKey | null {
  if (shiftKey && (key === 'ArrowLeft' || key === 'ArrowRight')) {
    return { kind: 'pan', share: key === 'ArrowLeft' ? -PAN_SHARE : PAN_SHARE };
  }
  switch (key) {
    case '+':
    case '=':
      return { kind: 'zoom', factor: 0.5 };
    case '-':
    case '_':
      return { kind: 'zoom', factor: 2 };
    case 'Enter':
    case ' ':
      return { kind: 'mark' };
    case 'Escape':
    case 'Backspace':
      return { kind: 'back' };
    default: {
      const next = moveCursor(key, index, count);
      return next === null ? null : { kind: 'cursor', index: next };
    }
  }
}

/** Where a key takes the cursor; null where the key is none of the cursor's, or there is nowhere to go. */
export function moveCursor(key: string, from: number | null, count: number): number | null {
  if (count === 0) return null;
  const last = count - 1;
  const at = from ?? last;
  const clamp = (index: number): number => Math.min(last, Math.max(0, index));
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return clamp(from === null ? last : at - 1);
    case 'ArrowRight':
    case 'ArrowUp':
      return clamp(from === null ? last : at + 1);
    case 'PageDown':
      return clamp(at - FAR);
    case 'PageUp':
      return clamp(at + FAR);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}
