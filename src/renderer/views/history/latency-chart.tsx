import '../../styles/uplot.css';
import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import type { LatencySeries } from '../../../shared/history.ts';
import { toLatencyWords } from '../../format/latency.ts';
import type { Slot } from '../../format/series.ts';
import { readColour } from '../../read-colour.ts';
import { SPEECH } from '../../speech.ts';

/** What the stylesheet keeps free at the left and right of the strips, so that they stand under the plot. */
const AXIS_WIDTH = 56;
const RIGHT_PADDING = 8;
const HEIGHT = 240;
const DAY_MS = 86_400_000;

interface LatencyChartProps {
  readonly slots: readonly Slot[];
  readonly series: LatencySeries;
  readonly index: number | null;
  readonly onIndex: (index: number | null) => void;
}

const clock = new Intl.DateTimeFormat(SPEECH.locale, { hour: 'numeric', minute: '2-digit' });
const day = new Intl.DateTimeFormat(SPEECH.locale, { day: 'numeric', month: 'short' });

function toData(slots: readonly Slot[], bucketMs: number): uPlot.AlignedData {
  return [
    slots.map(({ at }) => at + bucketMs / 2),
    slots.map(({ bucket }) => bucket?.p50 ?? null),
    slots.map(({ bucket }) => bucket?.p95 ?? null),
    slots.map(({ bucket }) => bucket?.p99 ?? null),
  ];
}

function toOptions(
  place: HTMLElement,
  { fromMs, toMs }: LatencySeries,
  onIndex: (index: number | null) => void,
): uPlot.Options {
  const font = `12px ${getComputedStyle(place).fontFamily}`;
  const axis: uPlot.Axis = {
    font,
    stroke: () => readColour(place, '--muted'),
    grid: { stroke: () => readColour(place, '--hairline'), width: 1 },
    ticks: { show: false },
  };
  return {
    width: place.clientWidth,
    height: HEIGHT,
    ms: 1,
    padding: [8, RIGHT_PADDING, 0, 0],
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false, setScale: false }, points: { size: 6 } },
    scales: {
      x: { time: true, range: () => [fromMs, toMs] },
      y: { range: (_, __, max) => [0, Math.max(100, (max ?? 0) * 1.1)] },
    },
    axes: [
      {
        ...axis,
        space: 64,
        size: 28,
        values: (_, splits) => splits.map((at) => (toMs - fromMs > 2 * DAY_MS ? day : clock).format(at)),
      },
      { ...axis, size: AXIS_WIDTH, values: (_, splits) => splits.map(toLatencyWords) },
    ],
    series: [
      {},
      { stroke: () => readColour(place, '--accent'), width: 2 },
      { stroke: () => readColour(place, '--accent'), width: 1, dash: [6, 3] },
      { stroke: () => readColour(place, '--muted'), width: 1, dash: [2, 3] },
    ],
    hooks: {
      setCursor: [
        // Only what a pointer did: a cursor set by a key comes without an event and would answer itself.
        ({ cursor }) => {
          if (cursor.event != null) onIndex(cursor.idx ?? null);
        },
      ],
    },
  };
}

/** Percentiles of time to first byte. Gaps stay gaps: where nobody tried, no line is drawn. */
export function LatencyChart({ slots, series, index, onIndex }: LatencyChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot>(null);

  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const built = new uPlot(toOptions(element, series, onIndex), toData(slots, series.bucketMs), element);
    chart.current = built;
    const resized = new ResizeObserver(() => built.setSize({ width: element.clientWidth, height: HEIGHT }));
    resized.observe(element);
    const dark = globalThis.matchMedia('(prefers-color-scheme: dark)');
    const redraw = (): void => built.redraw(false);
    dark.addEventListener('change', redraw);
    return () => {
      resized.disconnect();
      dark.removeEventListener('change', redraw);
      built.destroy();
      chart.current = null;
    };
  }, [slots, series, onIndex]);

  useEffect(() => {
    const built = chart.current;
    const slot = index === null ? undefined : slots[index];
    if (built === null || built.cursor.idx === index) return;
    const left = slot === undefined ? -10 : built.valToPos(slot.at + series.bucketMs / 2, 'x');
    built.setCursor({ left, top: slot === undefined ? -10 : 0 }, false);
  }, [index, slots, series]);

  return <div className="latency-chart" ref={place} />;
}
