import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTranscriptRow } from '../../../src/core/real-use/transcript-row.ts';

const AT = '2026-08-19T13:41:00.000Z';
const row = (extra: object): string => JSON.stringify({ type: 'assistant', timestamp: AT, ...extra });
const failed = (extra: object): string =>
  row({ isApiErrorMessage: true, message: { model: '<synthetic>' }, ...extra });

describe('parseTranscriptRow', () => {
  it.each([
    ['overload', failed({ error: 'server_error', apiErrorStatus: 529 }), 'provider', '529'],
    ['overload by its word alone', failed({ error: 'overloaded' }), 'provider', 'overloaded'],
    ['a server error', failed({ error: 'server_error', apiErrorStatus: 500 }), 'provider', '500'],
    ['a server error of an older version', failed({ error: { status: 503 } }), 'provider', '503'],
    ['a session limit', failed({ error: 'rate_limit', apiErrorStatus: 429 }), 'you', '429'],
    ['a session limit without a status', failed({ error: 'rate_limit' }), 'you', 'rate_limit'],
    ['a missing login', failed({ error: 'authentication_failed' }), 'you', 'authentication_failed'],
    ['a refused key', failed({ error: 'authentication_failed', apiErrorStatus: 401 }), 'you', '401'],
    ['an unpaid bill', failed({ error: 'billing_error', apiErrorStatus: 400 }), 'you', '400'],
    ['a stream that broke off', failed({}), 'unclear', 'unknown'],
  ])('sorts %s', (_name, line, expected, code) => {
    expect(parseTranscriptRow(line)).toEqual({ at: Date.parse(AT), class: expected, code, model: null });
  });

  it('counts a turn, with the model that answered', () => {
    expect(parseTranscriptRow(row({ message: { model: 'claude-sonnet-5' } }))).toMatchObject({
      class: 'turn',
      model: 'claude-sonnet-5',
    });
  });

  it.each([
    [
      'a user’s own words about an outage',
      JSON.stringify({ type: 'user', timestamp: AT, message: '529 Overloaded, isApiErrorMessage' }),
    ],
    ['a tool’s result', JSON.stringify({ type: 'user', isApiErrorMessage: true, timestamp: AT })],
    [
      'a row without a time',
      JSON.stringify({ type: 'assistant', isApiErrorMessage: true, error: 'server_error' }),
    ],
    ['a row with a time that is none', failed({ timestamp: 'yesterday', error: 'server_error' })],
    ['half a row', failed({ error: 'server_error' }).slice(0, 40)],
    ['nothing', ''],
  ])('leaves out %s', (_name, line) => {
    expect(parseTranscriptRow(line)).toBeNull();
  });

  it('does not take an error’s words for an error', () => {
    const talk = row({
      message: { model: 'claude-sonnet-5', content: 'API Error: 529 {"type":"overloaded_error"}' },
    });
    expect(parseTranscriptRow(talk)).toMatchObject({ class: 'turn' });
  });

  it('never throws, and keeps nothing but time, class, code and model', () => {
    const anyRow = fc.record({
      type: fc.constantFrom('assistant', 'user', 'system'),
      timestamp: fc.oneof(fc.constant(AT), fc.string()),
      isApiErrorMessage: fc.option(fc.boolean(), { nil: undefined }),
      error: fc.oneof(fc.string(), fc.integer(), fc.object(), fc.constant(null)),
      apiErrorStatus: fc.oneof(fc.integer(), fc.string()),
      message: fc.object(),
    });
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          anyRow.map((value) => JSON.stringify(value)),
        ),
        (line) => {
          const parsed = parseTranscriptRow(line);
          if (parsed !== null)
            expect(Object.keys(parsed).toSorted()).toEqual(['at', 'class', 'code', 'model']);
        },
      ),
    );
  });
});
