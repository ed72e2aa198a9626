import type { LatencySeries } from '../../../shared/history.ts';
import type { Slot } from '../../format/series.ts';
import type { Stretch } from '../../format/verdict-band.ts';

/** Strips are drawn on a grid of their own and stretched to the chart's width. */
const WIDTH = 1000;
const HEIGHT = 24;

/** The least height of a failure, as a share: one failure in a thousand must still be seen. */
const LEAST_SHARE = 0.25;

interface StripProps {
  readonly series: LatencySeries;
  readonly slots: readonly Slot[];
  readonly index: number | null;
}

function toX({ fromMs, toMs }: LatencySeries, at: number): number {
  return Math.min(WIDTH, Math.max(0, ((at - fromMs) / (toMs - fromMs)) * WIDTH));
}

function Cursor({ series, slots, index }: StripProps) {
  const slot = index === null ? undefined : slots[index];
  if (slot === undefined) return null;
  const x = toX(series, slot.at + series.bucketMs / 2);
  return <line className="strip-cursor" x1={x} x2={x} y1="0" y2={HEIGHT} vectorEffect="non-scaling-stroke" />;
}

function Strip({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  return (
    <div className="strip">
      <span className="strip-label">{label}</span>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
        {children}
      </svg>
    </div>
  );
}

/** What share of the tries failed in each slot, and where nobody tried at all. */
export function OutcomeStrip({ slots, series, index }: StripProps) {
  const width = (series.bucketMs / (series.toMs - series.fromMs)) * WIDTH;
  return (
    <Strip label="Failed">
      {slots.map(({ at, bucket, tally }) => {
        const x = toX(series, at);
        if (bucket === null)
          return <rect key={at} className="strip-gap" x={x} y="0" width={width} height={HEIGHT} />;
        if (tally.failed === 0) return null;
        const share = Math.max(LEAST_SHARE, tally.failed / (tally.failed + tally.answered));
        return (
          <rect
            key={at}
            className="strip-failed"
            x={x}
            y={HEIGHT * (1 - share)}
            width={width}
            height={HEIGHT * share}
          />
        );
      })}
      <Cursor series={series} slots={slots} index={index} />
    </Strip>
  );
}

interface VerdictStripProps extends StripProps {
  readonly band: readonly Stretch[];
}

/** Which verdict held when. */
export function VerdictStrip({ band, series, slots, index }: VerdictStripProps) {
  return (
    <Strip label="Verdict">
      {band.map(({ fromMs, toMs, state }) => (
        <rect
          key={fromMs}
          className="strip-state"
          data-state={state}
          x={toX(series, fromMs)}
          y="0"
          width={Math.max(1, toX(series, toMs) - toX(series, fromMs))}
          height={HEIGHT}
        />
      ))}
      <Cursor series={series} slots={slots} index={index} />
    </Strip>
  );
}
