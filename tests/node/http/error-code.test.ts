import { describe, expect, it } from 'vitest';
import { toErrorCode } from '../../../src/node/http/error-code.ts';

const coded = (code: string) => Object.assign(new Error('went wrong'), { code });

describe('toErrorCode', () => {
  it.each([
    [coded('ECONNREFUSED'), 'ECONNREFUSED'],
    [coded('UND_ERR_SOCKET'), 'EARLY_CLOSE'],
    [new TypeError('bad'), 'TypeError'],
    ['a string', 'UNKNOWN'],
    [new AggregateError([coded('ENETUNREACH'), coded('ECONNREFUSED')]), 'ECONNREFUSED'],
    [new AggregateError([coded('ECONNREFUSED'), coded('ENETUNREACH')]), 'ECONNREFUSED'],
    [new AggregateError([coded('ENETUNREACH'), coded('EHOSTUNREACH')]), 'ENETUNREACH'],
  ])('of %s is %s', (error, expected) => {
    expect(toErrorCode(error)).toBe(expected);
  });
});
