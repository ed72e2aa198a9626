import { describe, expect, it } from 'vitest';
import { parseScenario } from '../../src/lab/scenario-file.ts';
import { decideStory, type StoryVerdict } from '../../src/lab/story.ts';
import { readShipped, toDraft } from './scenarios.ts';

const MINUTE = 60_000;

function toStory(more: Readonly<Record<string, unknown>>) {
  const timeline = [
    { at: '01:00', kind: 'behaviour', hosts: ['acme/page'], behaviour: { kind: 'reset' } },
    { at: '02:00', kind: 'behaviour', hosts: ['acme/api'], behaviour: { kind: 'overloaded' } },
    { at: '05:00', kind: 'components', set: { one: 'major_outage' } },
  ];
  const parsed = parseScenario({ ...toDraft(timeline), alarms: 'due', ...more });
  if (!parsed.ok) {
    throw new Error(parsed.error);
  }
  return parsed.value;
}

const verdict = (
  minutes: number,
  level: StoryVerdict['level'],
  cause: StoryVerdict['cause'] = null,
): StoryVerdict => ({
  serviceId: 'acme',
  at: minutes * MINUTE,
  level,
  cause,
});

const GOOD = [verdict(0.2, 'operational'), verdict(3, 'major_outage', 'provider')];

describe('decideStory', () => {
  it('computes how far ahead of the page the trouble was found', () => {
    expect(decideStory(toStory({ leadAtLeast: '02:00' }), GOOD)).toEqual({
      ok: true,
      failures: [],
      leads: [
        {
          serviceId: 'acme',
          failingAt: 2 * MINUTE,
          detectedAt: 3 * MINUTE,
          officialAt: 5 * MINUTE,
          leadMs: 2 * MINUTE,
        },
      ],
    });
  });

  it('fails a lead that is too short, or none at all', () => {
    expect(decideStory(toStory({ leadAtLeast: '02:01' }), GOOD).failures).toEqual([
      'acme: a lead of 02:00, expected 02:01',
    ]);
    expect(decideStory(toStory({ leadAtLeast: '02:01' }), []).failures).toContain(
      'acme: not found, expected 02:01',
    );
  });

  it('holds an expectation against the verdict at its start and every change until its end', () => {
    const expecting = (from: string, to: string) =>
      toStory({ expect: [{ from, to, levels: ['operational'], causes: [null], why: 'all is well' }] });
    expect(decideStory(expecting('00:12', '02:59'), GOOD).ok).toBe(true);
    expect(decideStory(expecting('00:11', '02:59'), GOOD).failures).toEqual([
      '00:11 acme: unknown, expected operational or cause none: all is well',
    ]);
    expect(decideStory(expecting('01:00', '03:00'), GOOD).failures).toEqual([
      '03:00 acme: major_outage (provider), expected operational or cause none: all is well',
    ]);
  });

  it('misses an alarm that was due', () => {
    expect(decideStory(toStory({}), [verdict(0, 'operational')]).failures).toEqual(['no alarm came']);
  });

  it('counts any trouble that is not yours as an alarm where none may come', () => {
    const story = toStory({ alarms: 'none' });
    expect(decideStory(story, [verdict(0, 'unknown', 'you'), verdict(1, 'degraded', 'you')]).ok).toBe(true);
    expect(decideStory(story, [verdict(1, 'degraded', 'unclear')]).failures).toEqual([
      '01:00 acme: degraded (unclear), expected no alarm',
    ]);
  });

  it.each([
    ['2026-04-28-major.json', 10, 17 * 60 + 55],
    ['2026-04-15-partial.json', 3.5, 8 * 60],
  ])('%s knows when it began and when the page said so', async (name, failingMinute, officialSecond) => {
    const [lead] = decideStory(await readShipped(name), []).leads;
    expect(lead).toMatchObject({
      failingAt: failingMinute * MINUTE,
      officialAt: officialSecond * 1000,
      leadMs: null,
    });
  });

  it.each(['calm.json', 'flaky-page.json', 'local-trouble.json'])(
    '%s has no trouble of the provider to find',
    async (name) => {
      for (const lead of decideStory(await readShipped(name), []).leads) {
        expect(lead).toMatchObject({ failingAt: null, officialAt: null });
      }
    },
  );
});
