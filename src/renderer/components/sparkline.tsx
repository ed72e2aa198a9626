import type { Recent } from '../../shared/snapshot.ts';
import { toLatencyWords } from '../format/latency.ts';
import { sideOf } from '../format/outcome.ts';
import { medianMs, SLOTS, type SparklineBox, toSparkline } from '../format/sparkline.ts';
import { TEXT } from '../speech.ts';

const WIDE: SparklineBox = { width: 200, height: 24, inset: 2 };
const NARROW: SparklineBox = { width: 76, height: 20, inset: 2 };

/** The last tries in words: the sparkline's text for whoever cannot see it. */
export function recentWords(recent: readonly Recent[]): string {
  const shown = recent.slice(-SLOTS);
  if (shown.length === 0) return TEXT.now.notTried;
  const failed = shown.filter((one) => sideOf(one.class) === 'failed').length;
  const median = medianMs(
    shown.flatMap((one) => (sideOf(one.class) === 'answered' && one.ttfbMs !== null ? [one.ttfbMs] : [])),
  );
  const { now } = TEXT;
  const tries = shown.length === 1 ? now.lastTry : now.lastTries(shown.length);
  const outcome = failed === 0 ? now.noneFailed : now.someFailed(failed);
  return `${tries}: ${outcome}${median === null ? '' : now.typically(toLatencyWords(median))}`;
}

interface SparklineProps {
  readonly recent: readonly Recent[];
  /** Kept from screen readers, where the same is said elsewhere. */
  readonly isSilent?: boolean;
  /** For a line of a list: as wide as a word, drawn for that size. */
  readonly isNarrow?: boolean;
}

/** Latency of the last tries as a line; a failed try is a full bar, a try that says nothing a small ring. */
export function Sparkline({ recent, isSilent = false, isNarrow = false }: SparklineProps) {
  const box = isNarrow ? NARROW : WIDE;
  const barWidth = isNarrow ? 1.5 : 3;
  const { lines, marks, end } = toSparkline(recent, box);
  return (
    <svg
      className="sparkline"
      viewBox={`0 0 ${box.width} ${box.height}`}
      width={box.width}
      role="img"
      aria-label={recentWords(recent)}
      aria-hidden={isSilent}
    >
      <line className="sparkline-floor" x1="0" x2={box.width} y1={box.height - 0.5} y2={box.height - 0.5} />
      {marks.map(({ x, side }) =>
        side === 'failed' ? (
          <rect
            key={x}
            className="sparkline-failed"
            x={x - barWidth / 2}
            y="2"
            width={barWidth}
            height={box.height - 2}
          />
        ) : (
          <circle key={x} className="sparkline-uncounted" cx={x} cy={box.height - 4} r={barWidth / 2} />
        ),
      )}
      {lines.map((line) => (
        <path key={line} className="sparkline-line" d={line} />
      ))}
      {end === null ? null : <circle className="sparkline-end" cx={end.x} cy={end.y} r="2" />}
    </svg>
  );
}
