import { type KeyboardEvent, type MouseEvent, type ReactNode, useId, useMemo, useState } from 'react';
import type { DayRow, Days } from '../../../../shared/statistics.ts';
import { spanWords } from '../../../../shared/words/duration.ts';
import { RemoteName } from '../../../components/remote-name.tsx';
import { troubleWords } from '../../../format/band-words.ts';
import { BAR_HEIGHT, DAY_STEP, type Day, toDayPaths, toDays, upShare } from '../../../format/day-bars.ts';
import { dateFormat } from '../../../format/intl.ts';
import { toShareWords } from '../../../format/latency.ts';
import { SPEECH } from '../../../speech.ts';
import { historyText } from '../../../text/history-text.ts';
import { moveCursor } from '../chart/chart-keys.ts';

/** In the middle of a day its date is certain, even where clocks change at its edge. */
export const NOON_MS = 12 * 3_600_000;

/** What a row is called. */
export function rowName({ kind, name }: DayRow): string {
  const text = historyText().days;
  return kind === 'seen' ? text.seen : kind === 'page' ? text.page : name;
}

/** A day of all rows in words: only what is not calm is told row by row. */
export function dayWords(days: Days, rows: readonly (readonly Day[])[], index: number): string {
  const { days: text, slot } = historyText();
  const date = dateFormat(SPEECH.words.locale, { weekday: 'short', day: 'numeric', month: 'short' }).format(
    (days.edges[index] ?? 0) + NOON_MS,
  );
  const isAnyKnown = rows.some((row) => (row[index]?.knownMs ?? 0) > 0);
  if (!isAnyKnown) return text.nothing(date);
  const told = days.rows.flatMap((row, place) => {
    const trouble = troubleWords(rows[place]?.[index]?.ms ?? {});
    return trouble === '' ? [] : [slot.line(rowName(row), trouble)];
  });
  const known = spanWords(rows[0]?.[index]?.knownMs ?? 0, SPEECH);
  return text.known(date, known, told.length === 0 ? text.calm : told.join('; '));
}

interface DayRowsProps {
  readonly days: Days;
  readonly label: string;
  readonly onDay: (index: number) => void;
  /** The legend, which stands between the bars and what is read out. */
  readonly children: ReactNode;
}

/** Bars of days, one row below the other, under one cursor; a day chosen is shown in the chart. */
export function DayRows({ days, label, onDay, children }: DayRowsProps) {
  const { days: text } = historyText();
  const hintId = useId();
  const [index, setIndex] = useState<number | null>(null);
  const rows = useMemo(() => days.rows.map(toDays), [days]);
  const paths = useMemo(() => rows.map(toDayPaths), [rows]);
  const count = days.edges.length - 1;
  const words = index === null ? '' : dayWords(days, rows, index);
  const width = count * DAY_STEP;

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter' && index !== null) {
      onDay(index);
      return;
    }
    const next = moveCursor(event.key, index, count);
    if (next === null) return;
    event.preventDefault();
    setIndex(next);
  };
  const indexAt = (event: MouseEvent): number | null => {
    const bars = event.currentTarget.querySelector('.day-bars')?.getBoundingClientRect();
    if (bars === undefined || event.clientX < bars.left || event.clientX > bars.right) return null;
    return Math.min(count - 1, Math.floor(((event.clientX - bars.left) / bars.width) * count));
  };

  return (
    <div className="day-rows-place">
      <div
        className="day-rows"
        role="slider"
        tabIndex={0}
        aria-label={text.day(count, label)}
        aria-valuemin={0}
        aria-valuemax={count - 1}
        aria-valuenow={index ?? count - 1}
        aria-valuetext={words === '' ? text.noDay : words}
        aria-describedby={hintId}
        onKeyDown={onKeyDown}
        onPointerMove={(event) => setIndex(indexAt(event))}
        onPointerLeave={() => setIndex(null)}
        onClick={(event) => {
          // A tap moves no pointer first, and a quick click may come before the cursor is drawn.
          const chosen = indexAt(event);
          if (chosen !== null) onDay(chosen);
        }}
      >
        {days.rows.map((row, place) => {
          const drawn = paths[place];
          const share = upShare(rows[place] ?? []);
          return (
            <div className="day-row" key={`${row.kind} ${row.id}`} data-kind={row.kind}>
              <span className="day-name">
                {row.kind === 'component' ? <RemoteName text={row.name} /> : rowName(row)}
              </span>
              <svg
                className="day-bars"
                viewBox={`0 0 ${width} ${BAR_HEIGHT}`}
                preserveAspectRatio="none"
                aria-hidden="true"
                focusable="false"
              >
                {index === null ? null : (
                  <rect
                    className="day-cursor"
                    x={index * DAY_STEP}
                    y="0"
                    width={DAY_STEP}
                    height={BAR_HEIGHT}
                  />
                )}
                <path className="day-unknown" d={drawn?.unknown} />
                {drawn?.bars.map(({ state, path }) => (
                  <path className="day-bar" key={state} data-state={state} d={path} />
                ))}
                {drawn?.troubles.map(({ state, path }) => (
                  <path className="day-trouble" key={state} data-state={state} d={path} />
                ))}
              </svg>
              <span className="day-share">
                {share === null ? '–' : toShareWords(share.upMs, share.knownMs)}
              </span>
            </div>
          );
        })}
      </div>
      {children}
      <p className="readout">{words}</p>
      <p className={words === '' ? 'readout-hint muted' : 'visually-hidden'} id={hintId}>
        {text.hint}
      </p>
    </div>
  );
}
