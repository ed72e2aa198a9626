import { describe, expect, it } from 'vitest';
import { concludeRun } from '../../src/renderer/views/diagnose/conclude.ts';
import type { DiagnosisRun, DiagnosisStep } from '../../src/shared/diagnosis.ts';

type Outcome = DiagnosisStep['outcome'];

const step = (id: string, outcome: Outcome, remedy: string | null = null) => ({
  id,
  title: id,
  done: { id, title: id, outcome, finding: 'What was found.', remedy },
});
const runOf = (own: readonly ReturnType<typeof step>[], ...services: readonly Outcome[]): DiagnosisRun => ({
  id: 1,
  startedAt: 0,
  endedAt: 1,
  steps: [...own, ...services.map((outcome, index) => step(`service:${index}`, outcome))],
});
const WELL = [step('network', 'good'), step('clock', 'skipped')];
const BROKEN = [step('network', 'bad', 'Do this.')];

describe('what a diagnosis comes to', () => {
  it.each([
    ['all is well', runOf(WELL, 'good', 'good'), 'fine'],
    [
      'a check got no answer, and nothing can be done about it',
      runOf([step('x', 'unclear')], 'good'),
      'fine',
    ],
    ['the connection is broken, and nothing is seen of any service', runOf(BROKEN, 'unclear'), 'you'],
    ['the connection is broken, and nothing is watched', runOf(BROKEN), 'you'],
    ['all is well, and nothing is watched', runOf(WELL), 'alone'],
    ['IPv6 is broken, and nothing is watched', runOf([step('ipv6', 'unclear', 'Do this.')]), 'you'],
    ['a service is in trouble', runOf(WELL, 'bad', 'good'), 'them'],
    ['a service is in trouble, and the clock is wrong as well', runOf(BROKEN, 'bad', 'good'), 'both'],
    ['the clock is wrong, and everything works', runOf(BROKEN, 'good', 'good'), 'mend'],
    ['the clock is wrong, and a service may be out of reach for it', runOf(BROKEN, 'unclear', 'good'), 'you'],
    ['IPv6 is broken, and everything works', runOf([step('ipv6', 'unclear', 'Do this.')], 'good'), 'mend'],
    ['IPv6 is broken, and a service is in trouble', runOf([step('ipv6', 'unclear', 'Do.')], 'bad'), 'them'],
    ['a service cannot be judged', runOf(WELL, 'unclear', 'good'), 'unclear'],
  ] as const)('when %s', (_what, run, expected) => {
    expect(concludeRun(run)).toBe(expected);
    expect(concludeRun({ ...run, endedAt: null })).toBeNull();
  });
});
