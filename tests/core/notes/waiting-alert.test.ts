import { describe, expect, it } from 'vitest';
import { withWaiting } from '../../../src/core/notes/waiting-alert.ts';

describe('what is due while prompts wait', () => {
  it.each([
    ['the end, told as the return', 'ended', true, 2, 'back'],
    ['the return, where nothing would have been told', null, true, 1, 'back'],
    ['the return once, where the user asked for it, too', 'back', true, 1, 'back'],
    ['nothing new without prompts', 'ended', true, 0, 'ended'],
    ['nothing while it is well anyway', null, false, 3, null],
    ['nothing other than the beginning when it begins', 'started', false, 3, 'started'],
  ] as const)('%s', (_, due, hasEnded, waiting, expected) => {
    expect(withWaiting(due, hasEnded, waiting)).toBe(expected);
  });
});
