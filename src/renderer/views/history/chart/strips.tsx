import { memo, type ReactNode } from 'react';
import type { BandStretch, SeenState } from '../../../../shared/statistics.ts';
import { STATES_BY_GRAVITY } from '../../../format/band-words.ts';
import type { Slot } from '../../../format/series.ts';
import { historyText } from '../../../text/history-text.ts';
import type { Range } from '../span.ts';

/** Strips are drawn on a grid of their own and stretched to the chart's width. */
const WIDTH = 1000;
const HEIGHT = 24;

/** The least height of a failure, as a share: one failure in a thousand must still be seen. */
const LEAST_SHARE = 0.2;
/** Below this share failures are drawn faintly: one lost try among many is no news. */
const FEW_SHARE = 0.02;
/** The least width of trouble, about two pixels, for the same reason. */
const LEAST_WIDTH = 2;

/** Where a time stands on a strip's grid; never beyond its ends. */
export function toX({ fromMs, toMs }: Range, at: number): number {
  return Math.min(WIDTH, Math.max(0, ((at - fromMs) / (toMs - fromMs)) * WIDTH));
}

function Strip({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="strip">
      <span className="strip-label">{label}</span>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
        {children}
      </svg>
    </div>
  );
}

/** Neighbours overlap by this much, or the ground would show between two rounded edges. */
export const OVERLAP = 0.3;

interface OutcomePathsProps {
  readonly slots: readonly Slot[];
  readonly range: Range;
  readonly height: number;
}

function bar(x: number, width: number, height: number, ground: number): string {
  const up = height.toFixed(1);
  return `M${x.toFixed(1)} ${(ground - height).toFixed(1)}h${width.toFixed(1)}v${up}h${(-width).toFixed(1)}z`;
}

/** What share of the tries failed in each slot, on a grid of `height`. Where nobody tried, the hatched ground shows. */
export function OutcomePaths({ slots, range, height }: OutcomePathsProps) {
  let tried = '';
  let failed = '';
  let few = '';
  for (const { at, lengthMs, bucket, tally } of slots) {
    if (bucket === null) continue;
    const x = toX(range, at);
    const width = toX(range, at + lengthMs) - x;
    tried += bar(x, width + OVERLAP, height, height);
    if (tally.failed === 0) continue;
    const share = tally.failed / (tally.failed + tally.answered);
    const path = bar(x, Math.max(LEAST_WIDTH, width), height * Math.max(LEAST_SHARE, share), height);
    if (share < FEW_SHARE) few += path;
    else failed += path;
  }
  return (
    <>
      <path className="strip-tried" d={tried} />
      <path className="strip-failed" data-few d={few} />
      <path className="strip-failed" d={failed} />
    </>
  );
}

/** Failures of each slot below the chart. */
export const OutcomeStrip = memo(function OutcomeStrip({
  slots,
  range,
}: Pick<OutcomePathsProps, 'slots' | 'range'>) {
  return (
    <Strip label={historyText().chart.rows.failed}>
      <OutcomePaths slots={slots} range={range} height={HEIGHT} />
    </Strip>
  );
});

interface BandStripProps {
  readonly label: string;
  readonly stretches: readonly BandStretch[];
  readonly range: Range;
}

/** Which state held when: a path for each state. Where nothing is known, the strip shows its hatched ground. */
export const BandStrip = memo(function BandStrip({ label, stretches, range }: BandStripProps) {
  const paths = new Map<SeenState, string>();
  for (const { fromMs, toMs, state } of stretches) {
    if (state === 'unknown' || state === 'you') continue;
    const x = toX(range, fromMs);
    const width = toX(range, toMs) - x;
    const least = state === 'operational' ? 0 : LEAST_WIDTH;
    paths.set(state, (paths.get(state) ?? '') + bar(x, Math.max(least, width), HEIGHT, HEIGHT));
  }
  // Trouble is drawn last, the gravest on top: at its least width it may lie over what is beside it.
  return (
    <Strip label={label}>
      {STATES_BY_GRAVITY.toReversed().map((state) => {
        const path = paths.get(state);
        return path === undefined ? null : (
          <path key={state} className="strip-state" data-state={state} d={path} />
        );
      })}
    </Strip>
  );
});
