import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { showByHelper } from '../../../src/node/desktop/show-by-helper.ts';

type Answer = (error: Error | string | null, response?: string) => void;

/** The helpers of macOS and Windows do not run everywhere: what node-notifier would start is played here. */
const helper = vi.hoisted(() => ({ given: [] as object[], answer: null as Answer | null }));
vi.mock('node-notifier', () => ({
  default: {
    notify: (options: object, answer: Answer) => {
      helper.given.push(options);
      helper.answer = answer;
    },
  },
}));

const MESSAGE = { title: '-Claude', body: 'Down.', urgency: 'normal' } as const;
const IDENTITY = { appName: 'Pilotlight', appId: 'org.pilotlight.Pilotlight' };

beforeEach(() => {
  vi.useFakeTimers();
  helper.given.length = 0;
  helper.answer = null;
});
afterEach(() => {
  vi.useRealTimers();
});

describe.each(['darwin', 'win32'] as const)('a helper on %s', (platform) => {
  async function begin(onClick?: () => void) {
    const host = { ...IDENTITY, platform, ...(onClick === undefined ? {} : { onClick }) };
    const shown = showByHelper(MESSAGE, host);
    await vi.waitFor(() => expect(helper.answer).not.toBeNull());
    return shown;
  }

  it('counts as having shown the message while it stays, and tells of a click later', async () => {
    const onClick = vi.fn();
    const shown = begin(onClick);
    await vi.advanceTimersByTimeAsync(2_500);
    expect(await shown).toBeNull();
    expect(onClick).not.toHaveBeenCalled();
    helper.answer?.(null, 'activate');
    expect(onClick).toHaveBeenCalledOnce();
    expect(helper.given).toEqual([
      { title: '–Claude', message: 'Down.', appID: IDENTITY.appId, wait: true, timeout: 60 },
    ]);
  });

  it.each(['timeout', 'dismissed', undefined])('takes %s for no click', async (response) => {
    const onClick = vi.fn();
    const shown = begin(onClick);
    await vi.advanceTimersByTimeAsync(2_500);
    await shown;
    helper.answer?.(null, response);
    expect(onClick).not.toHaveBeenCalled();
  });

  it('that fails says why', async () => {
    const shown = begin(() => undefined);
    await vi.advanceTimersByTimeAsync(100);
    helper.answer?.(new Error('not allowed'));
    expect(await shown).toContain('not allowed');
  });

  it('is not kept waiting where a click leads nowhere', async () => {
    const shown = begin();
    await vi.advanceTimersByTimeAsync(100);
    helper.answer?.(null);
    expect(await shown).toBeNull();
    expect(helper.given).toEqual([expect.objectContaining({ wait: false, timeout: false })]);
  });
});
