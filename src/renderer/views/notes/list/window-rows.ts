/** The rows of a long list that are drawn, as [from, to). */
export interface RowWindow {
  readonly from: number;
  readonly to: number;
}

/** Rows drawn beyond the edges, so that scrolling a little shows no gap. */
const SPARE_ROWS = 8;

/** Which rows of `count`, each `rowPx` high, are in sight where `heightPx` are shown from `scrollPx` on. */
export function windowRows(input: {
  readonly scrollPx: number;
  readonly heightPx: number;
  readonly rowPx: number;
  readonly count: number;
}): RowWindow {
  const { scrollPx, heightPx, rowPx, count } = input;
  const first = Math.floor(Math.max(0, scrollPx) / rowPx);
  const last = Math.ceil((Math.max(0, scrollPx) + heightPx) / rowPx);
  return {
    from: Math.max(0, Math.min(first, count) - SPARE_ROWS),
    to: Math.min(count, last + SPARE_ROWS),
  };
}
