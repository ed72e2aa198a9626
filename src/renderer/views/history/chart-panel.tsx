import { type KeyboardEvent, useState } from 'react';
import type { LatencySeries } from '../../../shared/history.ts';
import { StateIcon } from '../../components/state-icon.tsx';
import type { Slot } from '../../format/series.ts';
import { slotWords } from '../../format/series-words.ts';
import { type Stretch, stretchWord } from '../../format/verdict-band.ts';
import { useSnapshot } from '../../hooks/client-context.ts';
import { LatencyChart } from './latency-chart.tsx';
import { OutcomeStrip, VerdictStrip } from './strips.tsx';

export interface SeriesProps {
  readonly slots: readonly Slot[];
  readonly series: LatencySeries;
  readonly band: readonly Stretch[];
  readonly label: string;
}

const FAR = 10;

/** Where a key takes the cursor; null where the key is none of the cursor's. */
export function moveCursor(key: string, from: number | null, count: number): number | null {
  const last = count - 1;
  const at = from ?? last;
  const clamp = (index: number): number => Math.min(last, Math.max(0, index));
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return clamp(from === null ? last : at - 1);
    case 'ArrowRight':
    case 'ArrowUp':
      return clamp(from === null ? last : at + 1);
    case 'PageDown':
      return clamp(at - FAR);
    case 'PageUp':
      return clamp(at + FAR);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}

/**
 * Latency, failures and verdicts one above the other, with one cursor that pointer and keyboard move and words read out.
 * The chart is keyed by the theme because it reads its colours when it is built.
 */
export function ChartPanel({ slots, series, band, label }: SeriesProps) {
  const { theme } = useSnapshot().settings;
  const [cursor, setCursor] = useState<number | null>(null);
  const index = cursor === null || cursor >= slots.length ? null : cursor;
  const slot = index === null ? undefined : slots[index];
  const words = slot === undefined ? '' : slotWords(slot, series.bucketMs, series.toMs);
  const states = [...new Set(band.map(({ state }) => state))];

  const onKeyDown = (event: KeyboardEvent): void => {
    const next = moveCursor(event.key, index, slots.length);
    if (next === null) return;
    event.preventDefault();
    setCursor(next);
  };

  return (
    <figure className="chart">
      <div
        className="chart-body"
        role="slider"
        tabIndex={0}
        aria-label={`Moment in the history of ${label}`}
        aria-valuemin={0}
        aria-valuemax={Math.max(0, slots.length - 1)}
        aria-valuenow={index ?? slots.length - 1}
        aria-valuetext={words === '' ? 'No moment chosen' : words}
        onKeyDown={onKeyDown}
      >
        <LatencyChart key={theme} slots={slots} series={series} index={index} onIndex={setCursor} />
        <OutcomeStrip slots={slots} series={series} index={index} />
        <VerdictStrip band={band} series={series} slots={slots} index={index} />
      </div>
      <figcaption>
        <p className="readout">
          {words === '' ? (
            <span className="muted">Point at the chart or use the arrow keys to read a moment.</span>
          ) : (
            words
          )}
        </p>
        <ul className="legend" aria-label="Legend">
          <li data-line="p50">half answered within</li>
          <li data-line="p95">95 % within</li>
          <li data-line="p99">99 % within</li>
          <li data-swatch="failed">share that failed</li>
          <li data-swatch="gap">nothing known</li>
          {states.map((state) => (
            <li key={state}>
              <StateIcon state={state} size={12} /> {stretchWord(state)}
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  );
}
