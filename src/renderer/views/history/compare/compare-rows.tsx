import type { KeyboardEvent } from 'react';
import { RemoteName } from '../../../components/remote-name.tsx';
import { type Compared, toLine } from '../../../format/compare.ts';
import { toLatencyWords, toShareWords } from '../../../format/latency.ts';
import { slotTime, slotWords } from '../../../format/series-words.ts';
import { useNowOfDay } from '../../../hooks/use-now.ts';
import { historyText } from '../../../text/history-text.ts';
import { moveCursor } from '../chart/chart-keys.ts';
import { OutcomePaths, toX } from '../chart/strips.tsx';
import { TimeAxis } from './time-axis.tsx';

const WIDTH = 1000;
const HEIGHT = 100;

interface CompareRowsProps {
  readonly compared: readonly Compared[];
  readonly topMs: number;
  /** As a share of the plot; null: nowhere. */
  readonly cursor: number | null;
  readonly onCursor: (share: number | null) => void;
}

function linePath({ slots, series }: Compared, topMs: number, key: 'p50' | 'p95'): string {
  return toLine(
    slots.map(({ at, lengthMs, bucket }) => ({
      x: toX(series, at + lengthMs / 2),
      share: bucket?.[key] == null ? null : bucket[key] / topMs,
    })),
    HEIGHT,
  );
}

function slotAt({ slots, series }: Compared, cursor: number) {
  const at = series.fromMs + cursor * (series.toMs - series.fromMs);
  return slots.findLast((slot) => slot.at <= at);
}

function Numbers({ row, cursor }: { readonly row: Compared; readonly cursor: number | null }) {
  const text = historyText().compare;
  const slot = cursor === null ? undefined : slotAt(row, cursor);
  if (slot !== undefined) {
    const { p50 = null } = slot.bucket ?? {};
    return (
      <span className="compare-numbers">
        <span>
          {slot.bucket === null ? text.nothingKnown : p50 === null ? text.noAnswer : toLatencyWords(p50)}
        </span>
        <span className="muted">{slot.tally.failed > 0 ? text.failed(slot.tally.failed) : ''}</span>
      </span>
    );
  }
  const { typicalMs, tally } = row.summary;
  const tried = tally.answered + tally.failed;
  return (
    <span className="compare-numbers">
      <span>{typicalMs === null ? '–' : toLatencyWords(typicalMs)}</span>
      <span className="muted">
        {tried === 0 ? text.notTried : text.shareFailed(toShareWords(tally.failed, tried))}
      </span>
    </span>
  );
}

/** A row for each target, all on one scale of time and one of latency, under one cursor. */
export function CompareRows({ compared, topMs, cursor, onCursor }: CompareRowsProps) {
  const { compare: text, slot: slotText } = historyText();
  const nowMs = useNowOfDay();
  const [first] = compared;
  const count = first?.slots.length ?? 0;
  const index = cursor === null || count === 0 ? null : Math.min(count - 1, Math.floor(cursor * count));
  const words =
    cursor === null
      ? ''
      : compared
          .flatMap((row) => {
            const slot = slotAt(row, cursor);
            return slot === undefined ? [] : [slotText.line(row.target, slotWords(slot, nowMs))];
          })
          .join('. ');
  const firstSlot = cursor === null || first === undefined ? undefined : slotAt(first, cursor);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = moveCursor(event.key, index, count);
    if (next === null) return;
    event.preventDefault();
    onCursor((next + 0.5) / count);
  };
  return (
    <div
      className="compare-rows"
      role="slider"
      tabIndex={0}
      aria-label={text.moment}
      aria-valuemin={0}
      aria-valuemax={Math.max(0, count - 1)}
      aria-valuenow={index ?? Math.max(0, count - 1)}
      aria-valuetext={words === '' ? historyText().chart.noMoment : words}
      onKeyDown={onKeyDown}
    >
      {compared.map((row) => (
        <div className="compare-row" key={row.id}>
          <span className="compare-name">
            <strong>
              <RemoteName text={row.service} />
            </strong>
            <span className="muted">
              <RemoteName text={row.target} />
            </span>
          </span>
          <svg
            className="compare-plot"
            viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
            preserveAspectRatio="none"
            aria-hidden="true"
            focusable="false"
          >
            <OutcomePaths slots={row.slots} range={row.series} height={HEIGHT} />
            <line className="compare-ground" x1="0" x2={WIDTH} y1={HEIGHT / 2} y2={HEIGHT / 2} />
            <path className="compare-p95" d={linePath(row, topMs, 'p95')} vectorEffect="non-scaling-stroke" />
            <path className="compare-p50" d={linePath(row, topMs, 'p50')} vectorEffect="non-scaling-stroke" />
          </svg>
          <Numbers row={row} cursor={cursor} />
        </div>
      ))}
      {first === undefined ? null : <TimeAxis range={first.series} />}
      <p className="compare-when" aria-hidden="true">
        {firstSlot === undefined || first === undefined ? (
          <span className="muted">{text.scale(toLatencyWords(topMs))}</span>
        ) : (
          slotTime(firstSlot, nowMs)
        )}
      </p>
    </div>
  );
}
