import '../../../styles/uplot.css';
import { memo, useLayoutEffect, useRef } from 'react';
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

interface Colours {
  readonly accent: string;
  readonly muted: string;
  readonly hairline: string;
}

/** Each colour read has the browser work out the element's style: once for a drawing is enough. */
function readColours(place: HTMLElement): Colours {
  return {
    accent: readColour(place, '--accent'),
    muted: readColour(place, '--muted'),
    hairline: readColour(place, '--hairline'),
  };
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
  let colours = readColours(place);
  const axis: uPlot.Axis = {
    font,
    stroke: () => colours.muted,
    grid: { stroke: () => colours.hairline, width: 1 },
    ticks: { show: false },
  };
  return {
    width: place.clientWidth,
    height: HEIGHT,
    ms: 1,
    padding: [8, EDGE_PX, 0, 0],
    legend: { show: false },
    cursor: { show: false },
    hooks: {
      drawClear: [
        () => {
          colours = readColours(place);
        },
      ],
    },
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
      { stroke: () => colours.accent, width: 2, points: { show: false } },
      { stroke: () => colours.accent, width: 1, dash: [6, 3], points: { show: false } },
      { stroke: () => colours.muted, width: 1, dash: [2, 3], points: { show: false } },
    ],
    bands: [{ series: [2, 1], fill: () => withAlpha(colours.accent, 0.1) }],
  };
}

/** A colour as `rgb()`, made see-through. */
function withAlpha(colour: string, alpha: number): string {
  return colour.replace(/^rgb\((.*)\)$/, `rgba($1, ${alpha})`);
}

/**
 * Percentiles of time to first byte. Gaps stay gaps: where nobody tried, no line is drawn. Drawn with the layout, so that it
 * changes in the same frame as the rows below it.
 */
export const LatencyChart = memo(function LatencyChart({ slots, range }: LatencyChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot>(null);
  const drawn = useRef<Drawn>({ range });

  useLayoutEffect(() => {
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
  useLayoutEffect(() => {
    drawn.current = { range: { fromMs, toMs } };
    chart.current?.setData(toData(slots));
  }, [slots, fromMs, toMs]);

  return <div className="latency-chart" ref={place} />;
});
