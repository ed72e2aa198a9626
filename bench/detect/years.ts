import type { Notification } from '../../src/core/notification.ts';
import type { Settings } from '../../src/shared/settings.ts';
import { createMachine, SETTINGS, SLOW_ANSWERS_MS, SLOW_CHANCE } from './machine.ts';
import type { Machine, Tried } from './machine-types.ts';
import { CHANCE_OF_FAILURE, probeOutcome } from './outcome.ts';
import { createRandom, type Random } from './random.ts';
import { NOTHING_IN_A_ROW, observeThree, THREE_IN_A_ROW_INTERVAL_MS, type ThreeInARow } from './rivals.ts';
import { PROVIDERS, WATCHED } from './services.ts';
import { DAY, dayOfWeather, MINUTE, type Spell, type Trouble } from './weather.ts';

/** What was about when something was told that was no outage. */
export type FalseAlarmKind = 'local' | 'blip' | 'chance';

export interface YearsResult {
  readonly years: number;
  readonly falseAlarms: Readonly<Record<FalseAlarmKind, number>>;
  readonly threeInARow: Readonly<Record<FalseAlarmKind, number>>;
  /** Samples judged, and the first alarms with what was about, for a look at what went wrong. */
  readonly samples: number;
  readonly examples: readonly string[];
}

/** Bad tries are remembered for so long, to tell what was behind an alarm. */
const MEMORY_MS = 60 * MINUTE;
/** Trouble before an alarm by up to this much is taken for its cause. */
const CAUSE_WINDOW_MS = 6 * MINUTE;
/** Simulated before and after each spell; in between nothing can happen but chance. */
const MARGIN_MS = MINUTE;

/**
 * Lets years go by in which no service has an outage: whatever is told is a false alarm. `isShortcut` leaves out conclusions that
 * cannot differ from the last.
 */
export function simulateYears(
  years: number,
  seed: number,
  isShortcut = true,
  settings: Settings = SETTINGS,
): YearsResult {
  const random = createRandom(seed);
  const falseAlarms = { local: 0, blip: 0, chance: 0 };
  const threeInARow = { local: 0, blip: 0, chance: 0 };
  const examples: string[] = [];
  let samples = 0;
  let bad: readonly Tried[] = [];
  let spells: readonly Spell[] = [];
  const troublesAt = (atMs: number): readonly Trouble[] =>
    spells.flatMap(({ fromMs, toMs, trouble }) => (fromMs <= atMs && atMs < toMs ? [trouble] : []));
  const machine = createMachine({
    watched: WATCHED,
    random,
    settings,
    isShortcut,
    troublesAt,
    officialAt: () => 'operational',
    onTry: (tried) => {
      samples += 1;
      if (tried.isBad) bad = [...bad.filter(({ at }) => tried.at - at < MEMORY_MS), tried];
    },
    onNotification: (notification) => {
      if (!isStart(notification, machine)) return;
      const since = Math.min(...[...machine.state().verdicts.values()].map((verdict) => verdict.since));
      const kind = causeOf(bad.filter(({ at }) => at >= Math.min(since, machine.nowMs() - MINUTE)));
      falseAlarms[kind] += 1;
      if (examples.length < 20) examples.push(describe(notification, spells, machine.nowMs()));
    },
  });
  const days = Math.round(years * 365);
  for (let day = 0; day < days; day += 1) {
    spells = dayOfWeather(random, day * DAY, PROVIDERS);
    const { intervalMs } = settings.probes;
    liveThrough(machine, random, spells, { fromMs: day * DAY, toMs: (day + 1) * DAY, intervalMs });
    for (const atMs of threeInARowAlarms(random, spells, troublesAt))
      threeInARow[likelyCause(spells, atMs)] += 1;
  }
  return { years, falseAlarms, threeInARow, samples, examples };
}

function isStart({ kind, title }: Notification, machine: Machine): boolean {
  if (kind === 'several') {
    return (
      [...machine.state().verdicts.values()].some(({ level }) => level !== 'operational') &&
      !title.includes('again')
    );
  }
  return kind === 'started' || kind === 'worsened';
}

/** Plays one day: stretches around its spells and chance events in full, the calm between them not at all. */
function liveThrough(
  machine: Machine,
  random: Random,
  spells: readonly Spell[],
  {
    fromMs,
    toMs,
    intervalMs,
  }: { readonly fromMs: number; readonly toMs: number; readonly intervalMs: number },
): void {
  const targets = WATCHED.flatMap(({ service }) => service.targets);
  const perSample = CHANCE_OF_FAILURE + SLOW_CHANCE;
  const boundaries = spells.flatMap((spell) => toBoundaries(spell));
  boundaries.sort((a, b) => a.atMs - b.atMs);
  let atMs = Math.max(fromMs, machine.nowMs());
  let index = 0;
  let isFresh = false;
  while (atMs < toMs) {
    const next = boundaries[index];
    const untilMs = Math.min(toMs, next?.atMs ?? toMs);
    if (!isFresh) {
      // In calm, nothing happens but chance: the next odd sample, or the next spell, whichever comes first.
      const oddMs = atMs + (random.geometric(perSample) * intervalMs) / targets.length;
      const calmUntilMs = next === undefined ? toMs : untilMs - MARGIN_MS;
      const wakeMs = Math.min(oddMs, calmUntilMs);
      if (wakeMs > atMs) machine.skipTo(wakeMs);
      if (oddMs < calmUntilMs) {
        const [first, ...rest] = targets;
        if (first !== undefined) machine.force(random.pick([first, ...rest]).id, oddTry(random));
        machine.run(oddMs + 2 * intervalMs);
      }
      isFresh = true;
      atMs = Math.max(machine.nowMs(), wakeMs);
      continue;
    }
    machine.run(untilMs, () => machine.isCalm() && isClearOf(spells, machine));
    atMs = machine.nowMs();
    if (atMs < untilMs) {
      isFresh = false;
    } else if (next !== undefined && atMs >= next.atMs) {
      index += 1;
      next.act(machine);
      atMs = Math.max(atMs, machine.nowMs());
      while ((boundaries[index]?.atMs ?? Number.POSITIVE_INFINITY) < atMs) index += 1;
    }
  }
}

function oddTry(random: Random): Parameters<Machine['force']>[1] {
  return random.chance(CHANCE_OF_FAILURE / (CHANCE_OF_FAILURE + SLOW_CHANCE))
    ? { kind: 'failure' }
    : { kind: 'slow', answerMs: random.pick(SLOW_ANSWERS_MS) };
}

/** Whether no spell is about, nor about to begin. */
function isClearOf(spells: readonly Spell[], machine: Machine): boolean {
  const nowMs = machine.nowMs();
  return spells.every(({ fromMs, toMs }) => nowMs < fromMs - MARGIN_MS || nowMs > toMs + MARGIN_MS);
}

interface Boundary {
  readonly atMs: number;
  readonly act: (machine: Machine) => void;
}

function toBoundaries({ fromMs, toMs, trouble }: Spell): readonly Boundary[] {
  switch (trouble.kind) {
    case 'asleep':
      return [{ atMs: fromMs, act: (machine) => machine.standStill(toMs, true) }];
    case 'frozen':
      return [{ atMs: fromMs, act: (machine) => machine.standStill(toMs, false) }];
    case 'network_change':
      return trouble.isTold
        ? [fromMs, toMs].map((atMs) => ({ atMs, act: (machine) => machine.networkChanged() }))
        : [{ atMs: fromMs, act: () => {} }];
    default:
      return [{ atMs: fromMs, act: () => {} }];
  }
}

/** What the tries behind an alarm really were: the user's own side weighs more than a provider's hiccup, that more than chance. */
function causeOf(tries: readonly Tried[]): FalseAlarmKind {
  const local = tries.filter(({ truth }) => truth === 'local').length;
  if (3 * local >= tries.length) return 'local';
  return tries.some(({ truth }) => truth === 'provider') ? 'blip' : 'chance';
}

/** For a rival that keeps no tries: a service's own hiccup is the likelier cause of an alarm than anything else about. */
function likelyCause(spells: readonly Spell[], atMs: number): FalseAlarmKind {
  const near = spells.filter(({ fromMs, toMs }) => fromMs <= atMs && toMs >= atMs - CAUSE_WINDOW_MS);
  return near.some(({ trouble: { kind } }) => kind === 'failing' || kind === 'slow') ? 'blip' : 'local';
}

function describe(notification: Notification, spells: readonly Spell[], atMs: number): string {
  const near = spells.filter(({ fromMs, toMs }) => fromMs <= atMs && toMs >= atMs - CAUSE_WINDOW_MS);
  const about = near.map(({ fromMs, toMs, trouble }) => {
    const begun = Math.round((atMs - fromMs) / 1_000);
    return `${trouble.kind} ${Math.round((toMs - fromMs) / 1_000)} s, begun ${begun} s before`;
  });
  return `${notification.title} [${about.join('; ')}] ${notification.body}`;
}

/** When "three in a row" alarms on the same day; only spells can bring it three failures. */
function threeInARowAlarms(
  random: Random,
  spells: readonly Spell[],
  troublesAt: (atMs: number) => readonly Trouble[],
): readonly number[] {
  const alarms: number[] = [];
  const sleep = spells.find(({ trouble }) => trouble.kind === 'asleep');
  for (const [provider, { service }] of WATCHED.entries()) {
    for (const target of service.targets) {
      let three: ThreeInARow = NOTHING_IN_A_ROW;
      let lastMs = Number.NEGATIVE_INFINITY;
      for (const { fromMs, toMs, trouble } of spells) {
        if (trouble.kind === 'asleep' || trouble.kind === 'frozen') continue;
        const phase = random.between(0, THREE_IN_A_ROW_INTERVAL_MS);
        for (
          let atMs = Math.max(fromMs + phase, lastMs + THREE_IN_A_ROW_INTERVAL_MS);
          atMs < toMs + 3 * MINUTE;
          atMs += THREE_IN_A_ROW_INTERVAL_MS
        ) {
          lastMs = atMs;
          if (sleep !== undefined && sleep.fromMs <= atMs && atMs < sleep.toMs) continue;
          const before = three;
          three = observeThree(
            before,
            target,
            probeOutcome(random, troublesAt(atMs), provider, atMs, null).result,
          );
          if (three.isDown && !before.isDown) alarms.push(atMs);
        }
        three = three.isDown ? three : NOTHING_IN_A_ROW;
      }
    }
  }
  return alarms;
}
