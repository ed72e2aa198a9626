import { describe, expect, it } from 'vitest';
import { usualSpeed } from '../../../src/headless/demo/story-clock.ts';
import {
  momentLines,
  resultLines,
  toMomentReport,
  toResultReport,
  toVerdictReport,
  verdictLines,
} from '../../../src/headless/demo/tell-story.ts';
import { createPaint } from '../../../src/headless/terminal/paint.ts';
import { SOME_MOMENT, someVerdict } from '../../support/snapshots.ts';

const LAYOUT = { columns: 60, nowMs: SOME_MOMENT, paint: createPaint(false) };
const LEAD = {
  serviceId: 'claude',
  failingAt: 600_000,
  detectedAt: 710_750,
  officialAt: 1_075_000,
  leadMs: 364_250,
};

describe('the story in words', () => {
  it('puts the time of the story before what happens and what is found', () => {
    const moment = { at: 600_000, kind: 'behaviour' as const, text: 'claude/api answers 529, overloaded.' };
    expect(momentLines(moment, LAYOUT)).toEqual(['10:00     claude/api answers 529, overloaded.']);
    const change = { serviceId: 'claude', at: SOME_MOMENT, from: null, to: someVerdict() };
    expect(verdictLines('Claude', change, 21_003, LAYOUT)).toEqual(['00:21   ● Claude is operational.']);
  });

  it.each([
    [LEAD, 'Claude: found at 11:50, 6 min before the status page said so (17:55).'],
    [{ ...LEAD, leadMs: -120_000 }, 'Claude: found at 11:50, 2 min after the status page said so (17:55).'],
    [{ ...LEAD, officialAt: null, leadMs: null }, 'Claude: found at 11:50; the status page never said so.'],
    [{ ...LEAD, detectedAt: null, leadMs: null }, 'Claude: the trouble was not found.'],
    [{ ...LEAD, detectedAt: null, officialAt: null, leadMs: null }, 'Claude: no trouble.'],
  ])('says how far ahead of the page it was', (lead, sentence) => {
    const lines = resultLines({ ok: true, failures: [], leads: [lead] }, () => 'Claude', {
      ...LAYOUT,
      columns: 90,
    });
    expect(lines).toEqual([sentence, 'The story came out right.']);
  });

  it('says what went wrong', () => {
    const lines = resultLines({ ok: false, failures: ['no alarm came'], leads: [] }, () => '', LAYOUT);
    expect(lines).toEqual(['The story did not come out right:', '  · no alarm came']);
  });
});

describe('the story as JSON', () => {
  it('tells the page’s doings from the rest', () => {
    const at = 1_075_000;
    expect(toMomentReport({ at, kind: 'incident', text: 'x' })).toMatchObject({
      kind: 'page',
      scenarioTime: '17:55',
    });
    expect(toMomentReport({ at, kind: 'behaviour', text: 'x' })).toMatchObject({ kind: 'event' });
  });

  it('gives verdicts their scenario time and the lead in minutes', () => {
    const change = { serviceId: 'claude', at: SOME_MOMENT, from: null, to: someVerdict() };
    expect(toVerdictReport('Claude', change, 21_003)).toMatchObject({
      kind: 'verdict',
      scenarioTime: '00:21',
      scenarioMs: 21_003,
      service: 'claude',
      from: null,
      level: 'operational',
    });
    expect(toResultReport({ ok: true, failures: [], leads: [LEAD] })).toEqual({
      kind: 'result',
      ok: true,
      failures: [],
      leads: [{ service: 'claude', failingAt: '10:00', foundAt: '11:50', pageAt: '17:55', leadMinutes: 6.1 }],
    });
  });
});

describe('usualSpeed', () => {
  it.each([
    [120 * 60_000, 40],
    [60_000, 1],
    [24 * 3_600_000, 120],
  ])('plays %d ms at %d times', (lengthMs, speed) => {
    expect(usualSpeed(lengthMs)).toBe(speed);
  });
});
