import { type KeyboardEvent, memo, useRef, useState } from 'react';
import type { LatencySeries } from '../../../../shared/history.ts';
import type { BandStretch } from '../../../../shared/statistics.ts';
import { StateIcon } from '../../../components/state-icon.tsx';
import { seenWord, statesWithin } from '../../../format/band-words.ts';
import type { Slot } from '../../../format/series.ts';
import { slotTime, slotWords } from '../../../format/series-words.ts';
import { useSnapshot } from '../../../hooks/client-context.ts';
import { useNowOfDay } from '../../../hooks/use-now.ts';
import { historyText } from '../../../text/history-text.ts';
import { pan, type Range, toSpan, zoom } from '../span.ts';
import type { Spanned } from '../use-span.ts';
import { readChartKey } from './chart-keys.ts';
import { LatencyChart } from './latency-chart.tsx';
import { Overlay } from './overlay.tsx';
import { PHASES, PhaseChart } from './phase-chart.tsx';
import { BandStrip, OutcomeStrip } from './strips.tsx';
import { useGestures } from './use-gestures.ts';

export interface SeriesProps {
  /** Null for a service without targets. */
  readonly series: LatencySeries | null;
  readonly slots: readonly Slot[];
  readonly range: Range;
  readonly seen: readonly BandStretch[];
  readonly official: readonly BandStretch[];
  readonly label: string;
}

interface ChartPanelProps extends SeriesProps, Pick<Spanned, 'go' | 'back'> {
  readonly firstAt: number | null;
  /** Where the cursor stands at first: the moment that was asked for. */
  readonly askedAt: number | null;
}

/** The slots a cursor walks over where no target gives any. */
const PLAIN_SLOTS = 240;

/** The moments a cursor walks over: a chart's slots, or where no target gives any, even parts of the range. */
function placesOf({ series, slots, range }: SeriesProps): readonly Slot[] {
  if (series !== null) return slots;
  const lengthMs = (range.toMs - range.fromMs) / PLAIN_SLOTS;
  return Array.from({ length: PLAIN_SLOTS }, (_, index) => ({
    at: Math.round(range.fromMs + index * lengthMs),
    lengthMs,
    bucket: null,
    tally: { answered: 0, failed: 0, uncounted: 0 },
  }));
}

/** A moment in words: when, how fast, what failed, what was seen here and what the page said. */
function placeWords(place: Slot, { series, seen, official }: SeriesProps, nowMs: number): string {
  const text = historyText().slot;
  const end = place.at + place.lengthMs;
  const bands = [
    text.here(statesWithin(seen, place.at, end)),
    ...(official.length === 0 ? [] : [text.page(statesWithin(official, place.at, end))]),
  ].join('; ');
  // Without targets there are no tries to speak of: only when, and the bands.
  return series === null ? text.line(slotTime(place, nowMs), bands) : `${slotWords(place, nowMs)}; ${bands}`;
}

/**
 * Latency, phases, failures, verdicts and what the page said one above the other, under one cursor that pointer and keyboard
 * move and words read out. Drawn anew for a new answer alone, not for the question.
 */
export const ChartPanel = memo(function ChartPanel({
  go,
  back,
  firstAt,
  askedAt,
  ...drawn
}: ChartPanelProps) {
  const { series, slots, range, seen, official, label } = drawn;
  const { chart: text } = historyText();
  const { theme } = useSnapshot().settings;
  const nowMs = useNowOfDay();
  const body = useRef<HTMLDivElement>(null);
  const plot = useRef<SVGSVGElement>(null);
  const [cursor, setCursor] = useState(askedAt);
  const [mark, setMark] = useState<number | null>(null);
  const places = placesOf(drawn);
  const at = cursor === null ? null : Math.min(range.toMs, Math.max(range.fromMs, cursor));
  const index = at === null ? -1 : places.findLastIndex((each) => each.at <= at);
  const place = places[index];
  const words = place === undefined ? '' : placeWords(place, drawn, nowMs);
  const states = [...new Set([...seen, ...official].map(({ state }) => state))];

  const brushTo = (from: number, to: number): void => {
    const lengthMs = range.toMs - range.fromMs;
    const part = { fromMs: range.fromMs + from * lengthMs, toMs: range.fromMs + to * lengthMs };
    go((_, nowMs) => toSpan(part, nowMs));
  };
  const brush = useGestures(body, plot, {
    onCursor: (share) =>
      setCursor(share === null ? null : Math.round(range.fromMs + share * (range.toMs - range.fromMs))),
    onBrush: brushTo,
    onZoom: (factor, share, isSame) => go((span, nowMs) => zoom(span, factor, share, nowMs), isSame),
    onPan: (share, isSame) => go((span, nowMs) => pan(span, share, firstAt, nowMs), isSame),
  });

  const shareOf = (ms: number): number => (ms - range.fromMs) / (range.toMs - range.fromMs);
  const middle = place === undefined ? null : shareOf(place.at + place.lengthMs / 2);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const key = readChartKey(event, place === undefined ? null : index, places.length);
    if (key === null) return;
    event.preventDefault();
    switch (key.kind) {
      case 'cursor': {
        const next = places[key.index];
        setCursor(next === undefined ? null : Math.max(range.fromMs, next.at));
        return;
      }
      case 'zoom':
        go((span, nowMs) => zoom(span, key.factor, middle ?? 1, nowMs));
        return;
      case 'pan':
        go((span, nowMs) => pan(span, key.share, firstAt, nowMs));
        return;
      case 'mark':
        if (place === undefined) return;
        if (mark === null) setMark(place.at);
        else {
          const ends = [shareOf(mark), shareOf(place.at), shareOf(place.at + place.lengthMs)];
          setMark(null);
          brushTo(Math.min(...ends), Math.max(...ends));
        }
        return;
      case 'back':
        if (mark === null) back();
        else setMark(null);
    }
  };

  const marked = mark === null || middle === null ? null : { from: shareOf(mark), to: middle };
  const hint = mark === null ? '' : text.marked;
  return (
    <figure className="chart">
      <div
        className="chart-body"
        ref={body}
        role="slider"
        tabIndex={0}
        aria-label={text.moment(label)}
        aria-valuemin={0}
        aria-valuemax={Math.max(0, places.length - 1)}
        aria-valuenow={place === undefined ? Math.max(0, places.length - 1) : index}
        aria-valuetext={words === '' ? text.noMoment : hint + words}
        aria-describedby="chart-keys"
        onKeyDown={onKeyDown}
      >
        {series === null ? null : (
          <>
            <LatencyChart key={theme} slots={slots} range={range} />
            <PhaseChart slots={slots} range={range} />
            <OutcomeStrip slots={slots} range={range} />
          </>
        )}
        <BandStrip label={text.rows.here} stretches={seen} range={range} />
        {official.length === 0 ? null : (
          <BandStrip label={text.rows.page} stretches={official} range={range} />
        )}
        <Overlay place={plot} cursor={middle} brush={brush ?? marked} />
      </div>
      <figcaption>
        <ul className="legend" aria-label={text.legend}>
          {series === null ? null : (
            <>
              <li data-line="p50">{text.half}</li>
              <li data-line="p95">{text.share95}</li>
              <li data-line="p99">{text.share99}</li>
              {PHASES.map((phase) => (
                <li key={phase} data-phase={phase}>
                  {text.phases[phase]}
                </li>
              ))}
              <li data-swatch="failed">{text.shareFailed}</li>
            </>
          )}
          <li data-swatch="gap">{historyText().slot.nothing}</li>
          {states
            .filter((state) => state !== 'unknown')
            .map((state) => (
              <li key={state}>
                <StateIcon state={state} size={12} /> {seenWord(state)}
              </li>
            ))}
        </ul>
        <p className="readout">{words}</p>
        <p className={words === '' ? 'readout-hint muted' : 'visually-hidden'} id="chart-keys">
          {text.hint}
        </p>
      </figcaption>
    </figure>
  );
});
