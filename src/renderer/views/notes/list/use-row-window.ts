import { type RefObject, useLayoutEffect, useMemo, useState } from 'react';
import { type RowWindow, windowRows } from './window-rows.ts';

/** A row's height in multiples of the root's text size, as `notes.css` has it. */
const ROW_REM = 4.5;

export interface ScrolledRows {
  readonly rows: RowWindow;
  readonly rowPx: number;
  readonly scrollTo: (index: number) => void;
}

/** Follows which rows of a list within `place`, which scrolls, are in sight. */
export function useRowWindow(place: RefObject<HTMLElement | null>, count: number): ScrolledRows {
  const [rowPx, setRowPx] = useState(16 * ROW_REM);
  const [sight, setSight] = useState({ scrollPx: 0, heightPx: 800 });

  useLayoutEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const look = (): void => {
      setRowPx(ROW_REM * Number.parseFloat(getComputedStyle(document.documentElement).fontSize));
      setSight({ scrollPx: element.scrollTop, heightPx: element.clientHeight });
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [place]);

  const scrollTo = (index: number): void => {
    const element = place.current;
    if (element === null) return;
    const top = index * rowPx;
    const { scrollTop, clientHeight } = element;
    if (top < scrollTop) element.scrollTo({ top });
    else if (top + rowPx > scrollTop + clientHeight) element.scrollTo({ top: top + rowPx - clientHeight });
  };
  const { from, to } = windowRows({ ...sight, rowPx, count });
  const rows = useMemo(() => ({ from, to }), [from, to]);

  return { rows, rowPx, scrollTo };
}
