import { memo } from 'react';
import type { PhaseMeans } from '../../../../shared/history.ts';
import type { Slot } from '../../../format/series.ts';
import { historyText } from '../../../text/history-text.ts';
import type { Range } from '../span.ts';
import { OVERLAP, toX } from './strips.tsx';

const WIDTH = 1000;
const HEIGHT = 100;

/** The phases from the ground up, as an answer goes through them. */
export const PHASES = ['dnsMs', 'tcpMs', 'tlsMs', 'ttfbMs'] as const satisfies readonly (keyof PhaseMeans)[];

function totalMs(phases: PhaseMeans): number {
  return phases.dnsMs + phases.tcpMs + phases.tlsMs + phases.ttfbMs;
}

/** The top of the scale in ms: the longest whole answer, leaving aside the slowest of a hundred slots, which would flatten the rest. */
export function topOfPhases(slots: readonly Slot[]): number {
  const totals = slots
    .flatMap(({ bucket }) => (bucket?.phases == null ? [] : [totalMs(bucket.phases)]))
    .toSorted((a, b) => a - b);
  return Math.max(1, totals[Math.floor((totals.length - 1) * 0.99)] ?? 1) * 1.05;
}

/** One path a phase: bars without space between, each standing on those below it. */
function toPaths(slots: readonly Slot[], range: Range): readonly string[] {
  const top = topOfPhases(slots);
  const paths = PHASES.map(() => '');
  for (const { at, lengthMs, bucket } of slots) {
    if (bucket?.phases == null) continue;
    const x = toX(range, at);
    const width = toX(range, at + lengthMs) - x + OVERLAP;
    let below = 0;
    PHASES.forEach((key, index) => {
      const share = Math.min(HEIGHT - below, ((bucket.phases?.[key] ?? 0) / top) * HEIGHT);
      below += share;
      paths[index] +=
        `M${x.toFixed(1)} ${(HEIGHT - below).toFixed(1)}h${width.toFixed(1)}v${share.toFixed(1)}h${(-width).toFixed(1)}z`;
    });
  }
  return paths;
}

interface PhaseChartProps {
  readonly slots: readonly Slot[];
  readonly range: Range;
}

/** Where the time of an average answer went. */
export const PhaseChart = memo(function PhaseChart({ slots, range }: PhaseChartProps) {
  const paths = toPaths(slots, range);
  return (
    <div className="strip phases">
      <span className="strip-label">{historyText().chart.rows.phases}</span>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
        {PHASES.map((key, index) => (
          <path key={key} data-phase={key} d={paths[index]} />
        ))}
      </svg>
    </div>
  );
});
