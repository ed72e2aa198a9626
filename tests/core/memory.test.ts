import { describe, expect, it } from 'vitest';
import { CLAUDE, MINUTE, play, service } from './support/play.ts';

describe('what is kept between two runs', () => {
  it.each(['constructor', 'toString', '__proto__'])(
    'is not looked for in the prototype of objects, as under the target id %s',
    async (targetId) => {
      const kept = new Map<string, unknown>();
      const { engine, clock } = play([CLAUDE], {}, { kept });
      await clock.advance(2 * MINUTE);
      engine.stop();
      const { clock: later, verdict } = play([CLAUDE, service('own', [targetId])], {}, { kept });
      await later.advance(2 * MINUTE);
      expect(verdict('own')?.reason).toBe('all_good');
    },
  );
});
