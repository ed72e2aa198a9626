import { describe, expect, it } from 'vitest';
import { findChanges } from '../../src/headless/verdict-changes.ts';
import { someService, someVerdict } from '../support/snapshots.ts';

const CALM = someService();

describe('findChanges', () => {
  it('is silent about what says the same with newer evidence', () => {
    const newer = someService({ verdict: someVerdict({ observedAt: 1, since: 2 }) });
    expect(findChanges([CALM], [newer])).toEqual([]);
  });

  it.each([
    ['a level', someVerdict({ level: 'major_outage', cause: 'provider', reason: 'failing_here' })],
    ['a reason', someVerdict({ reason: 'incident_open_all_green' })],
    ['a doubt', someVerdict({ suspicion: 'checking' })],
  ])('tells of %s', (_, verdict) => {
    const to = someService({ verdict });
    expect(findChanges([CALM], [to])).toEqual([{ from: CALM, to }]);
  });

  it('tells of a service that is new, and not of one that is gone', () => {
    expect(findChanges([], [CALM])).toEqual([{ from: null, to: CALM }]);
    expect(findChanges([CALM], [])).toEqual([]);
  });
});
