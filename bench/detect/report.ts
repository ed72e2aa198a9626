import type { Cost } from './cost.ts';
import type { FaultResult } from './faults.ts';
import type { OutageResult } from './outages.ts';
import type { ReplayResult } from './replay.ts';
import type { Summary } from './summary.ts';
import type { FalseAlarmKind, YearsResult } from './years.ts';

export interface Report {
  readonly seed: number;
  readonly cost: Cost;
  readonly years: YearsResult;
  readonly outages: readonly OutageResult[];
  readonly replay: ReplayResult | null;
  readonly faults: readonly FaultResult[];
  readonly tookMs: number;
}

/** A target, and what was measured against it. */
export interface Check {
  readonly name: string;
  readonly measured: string;
  readonly target: string;
  readonly isMet: boolean;
}

const MINUTE = 60_000;

/** The targets of the detector, each beside its figure. False alarms are those of all services together: what the user meets. */
export function toChecks({ cost, years, outages, faults }: Report): readonly Check[] {
  const all = years.falseAlarms.local + years.falseAlarms.blip + years.falseAlarms.chance;
  const hard = outages.filter(({ kind }) => kind.share === 1);
  const worst = (share: number, of: (summary: Summary) => number | null): number =>
    Math.max(
      ...outages
        .filter(({ kind }) => kind.share === share)
        .map(({ told }) => of(told) ?? Number.POSITIVE_INFINITY),
    );
  const named = Math.min(...faults.map(({ right, runs }) => right / runs));
  const limit = (name: string, value: number, most: number, unit: string): Check => ({
    name,
    measured: `${value.toFixed(unit === 'min' ? 1 : 0)} ${unit}`,
    target: `≤ ${most} ${unit}`,
    isMet: value <= most,
  });
  return [
    {
      name: `alarms from local trouble in ${years.years} years`,
      measured: `${years.falseAlarms.local}`,
      target: '0',
      isMet: years.falseAlarms.local === 0,
    },
    {
      name: 'false alarms a year, all services together',
      measured: (all / years.years).toFixed(2),
      target: '≤ 3',
      isMet: all <= 3 * years.years,
    },
    limit('hard outage told, mean', worst(1, ({ meanMs }) => meanMs) / 1_000, 90, 's'),
    limit('hard outage told, p95', worst(1, ({ p95Ms }) => p95Ms) / 1_000, 120, 's'),
    limit('half failing told, mean', worst(0.5, ({ meanMs }) => meanMs) / MINUTE, 4, 'min'),
    limit('30 % failing told, mean', worst(0.3, ({ meanMs }) => meanMs) / MINUTE, 10, 'min'),
    {
      name: 'hard outages never told',
      measured: `${hard.reduce((sum, { told }) => sum + told.missed, 0)}`,
      target: '0',
      isMet: hard.every(({ told }) => told.missed === 0),
    },
    {
      name: 'fault named rightly, worst row',
      measured: `${(100 * named).toFixed(1)} %`,
      target: '≥ 99 %',
      isMet: named >= 0.99,
    },
    limit('charts, a sample', cost.chartsNs, 50, 'ns'),
  ];
}

export function printReport(report: Report, checks: readonly Check[]): void {
  const { years, outages, replay, faults, cost } = report;
  title(`Years without an outage: ${years.years}, two services at three targets`);
  row('told in vain', ['local', 'hiccup', 'chance', 'a year']);
  row('this detector', alarmCells(years.falseAlarms, years.years));
  row('three in a row', alarmCells(years.threeInARow, years.years));
  row('the page alone', ['0', '0', '0', '0.00']);

  title('Outages: mean / median / p95 until told; never told within 6 h');
  row('', ['this detector', 'three in a row', 'the page alone']);
  for (const { kind, told, threeInARow, pageOnly } of outages) {
    row(kind.name, [told, threeInARow, pageOnly].map(delayCell));
  }

  title('Replay of the recorded history of Claude');
  if (replay === null) console.log('  no recording here');
  else {
    row('incidents', [`${replay.incidents}`]);
    row('told before the page', [`${replay.toldFirst}`]);
    row('lead over the page', [delayCell(replay.lead)]);
    row('from the true start until told', [delayCell(replay.told), delayCell(replay.pageOnly)]);
  }

  title('Whose fault: named rightly');
  for (const { name, right, runs, mistakenFor } of faults) {
    row(name, [`${((100 * right) / runs).toFixed(1)} %`, mistakenFor.slice(0, 3).join(', ')]);
  }

  title('Cost a sample');
  row('charts A, B and L', [`${cost.chartsNs.toFixed(0)} ns`]);
  row('with memory and learning', [`${cost.targetNs.toFixed(0)} ns`]);

  title('Targets');
  for (const { name, measured, target, isMet } of checks)
    row(`${isMet ? '✓' : '✗'} ${name}`, [measured, target]);
  console.log(
    `\nseed ${report.seed}, ${years.samples.toLocaleString('en')} samples, ${(report.tookMs / 1_000).toFixed(0)} s`,
  );
  if (years.falseAlarms.local > 0) for (const example of years.examples) console.log(`  ${example}`);
}

function title(text: string): void {
  console.log(`\n${text}`);
}

function row(name: string, cells: readonly string[]): void {
  console.log(`  ${name.padEnd(48)}${cells.map((cell) => cell.padEnd(36)).join('')}`.trimEnd());
}

function alarmCells(alarms: Readonly<Record<FalseAlarmKind, number>>, years: number): readonly string[] {
  const all = alarms.local + alarms.blip + alarms.chance;
  return [...[alarms.local, alarms.blip, alarms.chance].map(String), (all / years).toFixed(2)];
}

function delayCell({ meanMs, medianMs, p95Ms, missed, count }: Summary): string {
  const delays = [meanMs, medianMs, p95Ms].map((ms) => (ms === null ? '–' : toSpan(ms))).join(' / ');
  return missed === 0 ? delays : `${delays}; ${((100 * missed) / count).toFixed(0)} %`;
}

function toSpan(ms: number): string {
  return Math.abs(ms) < 3 * MINUTE ? `${Math.round(ms / 1_000)} s` : `${(ms / MINUTE).toFixed(1)} min`;
}
