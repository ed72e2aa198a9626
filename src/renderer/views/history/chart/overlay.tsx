import type { RefObject } from 'react';
import type { Brush } from './use-gestures.ts';

interface OverlayProps {
  /** Lies exactly over the plot, and so tells where it is. */
  readonly place: RefObject<SVGSVGElement | null>;
  /** Where the cursor stands, as a share of the plot; null: nowhere. */
  readonly cursor: number | null;
  readonly brush: Brush | null;
}

/** The cursor's line and the part being drawn out, over all of a chart's rows. */
export function Overlay({ place, cursor, brush }: OverlayProps) {
  return (
    <svg
      ref={place}
      className="chart-overlay"
      viewBox="0 0 1000 10"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {brush === null ? null : (
        <rect
          className="chart-brush"
          x={Math.min(brush.from, brush.to) * 1000}
          width={Math.abs(brush.to - brush.from) * 1000}
          y="0"
          height="10"
        />
      )}
      {cursor === null ? null : (
        <line
          className="chart-cursor"
          x1={cursor * 1000}
          x2={cursor * 1000}
          y1="0"
          y2="10"
          vectorEffect="non-scaling-stroke"
        />
      )}
    </svg>
  );
}
