import { tickFormat, timeTicks } from '../../../format/time-axis.ts';
import type { Range } from '../span.ts';

const MOST_TICKS = 7;

/** The axis of time all rows share. */
export function TimeAxis({ range }: { readonly range: Range }) {
  const ticks = timeTicks(range, MOST_TICKS);
  const write = tickFormat(range, ticks);
  return (
    <div className="time-axis" aria-hidden="true">
      {ticks.map((at) => (
        <span key={at} style={{ left: `${((at - range.fromMs) / (range.toMs - range.fromMs)) * 100}%` }}>
          {write(at)}
        </span>
      ))}
    </div>
  );
}
