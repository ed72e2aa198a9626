import { describe, expect, it } from 'vitest';
import { backOffMs } from '../../src/renderer/client/back-off.ts';
import { parseAnswer, parseSnapshot } from '../../src/renderer/client/parse.ts';
import { STATE_NAMES, toState } from './states.ts';

describe('parseAnswer', () => {
  it('takes a value that fits the contract', () => {
    expect(parseAnswer('service.check', { ok: true, value: {} })).toEqual({ ok: true, value: {} });
  });

  it('passes a failure on', () => {
    const error = { code: 'storage', message: 'The disk is full.' };
    expect(parseAnswer('snapshot.get', { ok: false, error })).toEqual({ ok: false, error });
  });

  it.each([
    ['a value of another shape', { ok: true, value: { run: 1 } }],
    ['a failure of another shape', { ok: false, error: 'no' }],
    ['nothing', undefined],
    ['a text', '<html>'],
    ['null', null],
  ])('refuses %s', (_, raw) => {
    expect(parseAnswer('snapshot.get', raw)).toMatchObject({ ok: false, error: { code: 'invalid' } });
  });
});

describe('parseSnapshot', () => {
  it.each(STATE_NAMES)('knows the designed state %s', (name) => {
    const state = toState(name, 1_700_000_000_000, 1);
    expect(parseSnapshot(JSON.parse(JSON.stringify(state)))).toEqual(state);
  });

  it('answers null for what the contract does not know', () => {
    expect(parseSnapshot({ ...toState('one', 1_700_000_000_000, 1), overall: 'fine' })).toBeNull();
  });
});

describe('backOffMs', () => {
  it('doubles from half a second to 15 s', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 400].map((attempt) => backOffMs(attempt, 0))).toEqual([
      500, 1000, 2000, 4000, 8000, 15_000, 15_000, 15_000,
    ]);
  });

  it('takes at most half of it off', () => {
    expect(backOffMs(0, 0.5)).toBe(375);
    expect(backOffMs(9, 0.999_999)).toBe(7500);
  });
});
