import '../../../styles/uplot.css';
import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import { toLatencyWords } from '../../../format/latency.ts';
import type { Slot } from '../../../format/series.ts';
import { tickFormat } from '../../../format/time-axis.ts';
import { readColour } from '../../../read-colour.ts';
import type { Range } from '../span.ts';
import { AXIS_PX, EDGE_PX } from './plot-box.ts';

const HEIGHT = 232;
/** About the width of a label on the axis of time. */
const LABEL_PX = 48;

interface LatencyChartProps {
  readonly slots: readonly Slot[];
  readonly range: Range;
}

/** What the chart draws, read by its callbacks each time they run: the chart itself is built once. */
interface Drawn {
  readonly range: Range;
}

function toData(slots: readonly Slot[]): uPlot.AlignedData {
  return [
    slots.map(({ at, lengthMs }) => at + lengthMs / 2),
    slots.map(({ bucket }) => bucket?.p50 ?? null),
    slots.map(({ bucket }) => bucket?.p95 ?? null),
    slots.map(({ bucket }) => bucket?.p99 ?? null),
  ];
}

function toOptions(place: HTMLElement, drawn: () => Drawn): uPlot.Options {
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
    padding: [8, EDGE_PX, 0, 0],
    legend: { show: false },
    cursor: { show: false },
    scales: {
      x: { time: true, range: () => [drawn().range.fromMs, drawn().range.toMs] },
      y: { range: (_, __, max) => [0, Math.max(100, (max ?? 0) * 1.08)] },
    },
    axes: [
      {
        ...axis,
        space: 72,
        size: 28,
        // A label in the middle of the last pixels would be cut off.
        values: (chart, splits) => {
          const write = tickFormat(drawn().range, splits);
          const farthest = chart.bbox.width / devicePixelRatio - LABEL_PX / 2;
          return splits.map((at) => (chart.valToPos(at, 'x') > farthest ? '' : write(at)));
        },
      },
      { ...axis, size: AXIS_PX, values: (_, splits) => splits.map(toLatencyWords) },
    ],
    series: [
      {},
      { stroke: () => readColour(place, '--accent'), width: 2, points: { show: false } },
      { stroke: () => readColour(place, '--accent'), width: 1, dash: [6, 3], points: { show: false } },
      { stroke: () => readColour(place, '--muted'), width: 1, dash: [2, 3], points: { show: false } },
    ],
    bands: [{ series: [2, 1], fill: () => withAlpha(readColour(place, '--accent'), 0.1) }],
  };
}

/** A colour as `rgb()`, made see-through. */
function withAlpha(colour: string, alpha: number): string {
  return colour.replace(/^rgb\((.*)\)$/, `rgba($1, ${alpha})`);
}

/** Percentiles of time to first byte. Gaps stay gaps: where nobody tried, no line is drawn. */
export function LatencyChart({ slots, range }: LatencyChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot>(null);
  const drawn = useRef<Drawn>({ range });

  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const built = new uPlot(
      toOptions(element, () => drawn.current),
      [[], [], [], []],
      element,
    );
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
  }, []);

  const { fromMs, toMs } = range;
  useEffect(() => {
    drawn.current = { range: { fromMs, toMs } };
    chart.current?.setData(toData(slots));
  }, [slots, fromMs, toMs]);

  return <div className="latency-chart" ref={place} />;
}
