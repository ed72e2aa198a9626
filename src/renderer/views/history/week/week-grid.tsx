import { type KeyboardEvent, type PointerEvent, type ReactNode, useId, useState } from 'react';
import type { Week } from '../../../../shared/statistics.ts';
import { cellWords, dayName, hourName, shadeOf } from '../../../format/week-words.ts';
import { historyText } from '../../../text/history-text.ts';
import { moveCursor } from '../chart/chart-keys.ts';

const COLUMNS = 24;
const ROWS = 7;
const CELL = 10;
const INSET = 0.6;

/** Where a key takes the cursor on the grid: up and down a day, left and right an hour. */
export function moveOnWeek(key: string, from: number | null): number | null {
  const last = COLUMNS * ROWS - 1;
  const at = from ?? 0;
  if (from !== null && key === 'ArrowUp') return Math.max(at % COLUMNS, at - COLUMNS);
  if (from !== null && key === 'ArrowDown') return at + COLUMNS > last ? at : at + COLUMNS;
  if (from === null && key.startsWith('Arrow')) return 0;
  return moveCursor(key, from, last + 1);
}

interface WeekGridProps {
  readonly week: Week;
  readonly label: string;
  /** The legend, which stands between the grid and what is read out. */
  readonly children: ReactNode;
}

/** Failures by hour of the week: a row a day, a column an hour, the darker the more failed. */
export function WeekGrid({ week, label, children }: WeekGridProps) {
  const { week: text } = historyText();
  const hintId = useId();
  const [index, setIndex] = useState<number | null>(null);
  const words = index === null ? '' : cellWords(week, index);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = moveOnWeek(event.key, index);
    if (next === null) return;
    event.preventDefault();
    setIndex(next);
  };
  const onPointerMove = (event: PointerEvent<SVGSVGElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    const column = Math.floor(((event.clientX - box.left) / box.width) * COLUMNS);
    const row = Math.floor(((event.clientY - box.top) / box.height) * ROWS);
    const isInside = column >= 0 && column < COLUMNS && row >= 0 && row < ROWS;
    setIndex(isInside ? row * COLUMNS + column : null);
  };

  return (
    <div className="week-place">
      <div
        className="week"
        role="slider"
        tabIndex={0}
        aria-label={text.hour(label)}
        aria-valuemin={0}
        aria-valuemax={COLUMNS * ROWS - 1}
        aria-valuenow={index ?? 0}
        aria-valuetext={words === '' ? text.noHour : words}
        aria-describedby={hintId}
        onKeyDown={onKeyDown}
      >
        <div className="week-hours" aria-hidden="true">
          {[0, 6, 12, 18].map((hour) => (
            <span key={hour}>{hourName(hour)}</span>
          ))}
        </div>
        <div className="week-days" aria-hidden="true">
          {Array.from({ length: ROWS }, (_, day) => (
            <span key={dayName(day)}>{dayName(day, 'short')}</span>
          ))}
        </div>
        <svg
          className="week-cells"
          viewBox={`0 0 ${COLUMNS * CELL} ${ROWS * CELL}`}
          preserveAspectRatio="none"
          aria-hidden="true"
          onPointerMove={onPointerMove}
          onPointerLeave={() => setIndex(null)}
        >
          {week.cells.map((cell, place) => {
            const x = (place % COLUMNS) * CELL;
            const y = Math.floor(place / COLUMNS) * CELL;
            const shade = shadeOf(cell);
            const inset = shade === null ? CELL * 0.38 : INSET;
            return (
              <rect
                // biome-ignore lint/suspicious/noArrayIndexKey: an hour of the week is its place.
                key={place}
                className="week-cell"
                data-shade={shade ?? 'none'}
                x={x + inset}
                y={y + inset}
                width={CELL - 2 * inset}
                height={CELL - 2 * inset}
              />
            );
          })}
          {index === null ? null : (
            <rect
              className="week-cursor"
              x={(index % COLUMNS) * CELL}
              y={Math.floor(index / COLUMNS) * CELL}
              width={CELL}
              height={CELL}
              vectorEffect="non-scaling-stroke"
            />
          )}
        </svg>
      </div>
      {children}
      <p className="readout">{words}</p>
      <p className={words === '' ? 'readout-hint muted' : 'visually-hidden'} id={hintId}>
        {text.hint}
      </p>
    </div>
  );
}
