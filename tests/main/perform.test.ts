import { describe, expect, it } from 'vitest';
import { toHash } from '../../src/main/perform.ts';

describe('toHash', () => {
  it.each([
    ['now', null, '#/now'],
    ['incidents', null, '#/incidents'],
    ['now', 'claude', '#/now?service=claude'],
    ['incidents', 'a&b=c', '#/incidents?service=a%26b%3Dc'],
  ] as const)('%s of %s is %s', (view, serviceId, expected) => {
    expect(toHash({ view, serviceId })).toBe(expected);
  });
});
