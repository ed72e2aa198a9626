import type { Sensitivity } from '../../../shared/settings.ts';
import { DETECTION_FIGURES } from './detection-figures.ts';

/** What a sensitivity costs at an interval, as measured; delays in ms from the beginning of an outage, on average. */
export interface DetectionFigure {
  readonly sensitivity: Sensitivity;
  readonly intervalMs: number;
  /** Until told where every try fails, half of them, three in ten; null where such an outage often is not found within hours. */
  readonly hardMs: number | null;
  readonly halfMs: number | null;
  readonly thirdMs: number | null;
  /** For each service that is tried. */
  readonly falseAlarmsPerYear: number;
}

/** The figures of every sensitivity at an interval; where that was not measured, at the next longer one: rather slower than said. */
export function detectionFigures(
  intervalMs: number,
  measured: readonly DetectionFigure[] = DETECTION_FIGURES,
): readonly DetectionFigure[] {
  const intervals = [...new Set(measured.map((figure) => figure.intervalMs))].toSorted((a, b) => a - b);
  const nearest = intervals.find((each) => each >= intervalMs) ?? intervals.at(-1);
  return measured.filter((figure) => figure.intervalMs === nearest);
}

/** False alarms a year for so many services, to be read at a glance: in tenths below three, whole above. */
export function falseAlarmsFor(figure: DetectionFigure, services: number): number {
  const alarms = figure.falseAlarmsPerYear * services;
  return alarms < 3 ? Math.round(alarms * 10) / 10 : Math.round(alarms);
}
