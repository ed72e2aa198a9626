import { describe, expect, it } from 'vitest';
import { CauseSchema, LevelSchema } from '../../../src/shared/level.ts';
import { causeWord, iconState, levelWord, stateLine, stateWord } from '../../../src/shared/words/state.ts';
import { HOUR, NOW, offline, outage, service, UTC, verdict } from './make.ts';

describe('levels and causes', () => {
  it('names each', () => {
    expect(LevelSchema.options.map((level) => levelWord(level))).toEqual([
      'Operational',
      'Maintenance',
      'Degraded',
      'Partial outage',
      'Major outage',
      'Unknown',
    ]);
    expect(CauseSchema.options.map((cause) => causeWord(cause))).toEqual([
      'The provider',
      'Your side',
      'Not clear yet',
    ]);
  });

  it('has a shape for each level, and one for the user whatever the level', () => {
    for (const level of LevelSchema.options) {
      expect(iconState(level, null)).toBe(level);
      expect(iconState(level, 'provider')).toBe(level);
      expect(iconState(level, 'unclear')).toBe(level);
      expect(iconState(level, 'you')).toBe('you');
    }
  });

  it('does not call a service unknown where the user is at fault', () => {
    expect(stateWord(offline())).toBe('not seen from here');
    expect(stateWord(outage())).toBe('major outage');
  });

  it('calls nobody’s outage one that may be either side’s', () => {
    expect(stateWord({ level: 'major_outage', cause: 'unclear' })).toBe('cannot be reached from here');
    expect(stateWord({ level: 'partial_outage', cause: 'unclear' })).toBe(
      'cannot be reached in part from here',
    );
    expect(stateWord({ level: 'degraded', cause: 'unclear' })).toBe('degraded');
  });
});

describe('stateLine', () => {
  it.each([
    ['calm', service('Claude'), 'Claude: operational'],
    ['in trouble', service('Claude', { verdict: outage() }), 'Claude: major outage since 14:02'],
    [
      'checking',
      service('Claude', { verdict: verdict({ suspicion: 'checking' }) }),
      'Claude: operational, checking',
    ],
    [
      'suspected',
      service('Claude', { verdict: verdict({ suspicion: 'suspected' }) }),
      'Claude: operational, trouble suspected',
    ],
    [
      'in trouble and suspected',
      service('Claude', { verdict: outage({ suspicion: 'suspected', since: NOW - 20 * HOUR }) }),
      'Claude: major outage since Mon 18:05',
    ],
    ['offline', service('Claude', { verdict: offline() }), 'Claude: not seen from here'],
  ])('tells a service that is %s', (_, view, line) => {
    expect(stateLine(view, NOW, UTC)).toBe(line);
  });
});
