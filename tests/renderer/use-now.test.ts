import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

describe('the present', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: 1_000_000 });
    vi.resetModules();
  });
  afterEach(() => vi.useRealTimers());

  const presentAfter = async (snapshotAt: number): Promise<number> => {
    const { followHostClock, hostNow } = await import('../../src/renderer/hooks/use-now.ts');
    followHostClock(snapshotAt);
    return hostNow();
  };

  it('is the browser’s own while both clocks agree but for the snapshot’s way', async () => {
    expect(await presentAfter(999_200)).toBe(1_000_000);
  });

  it('is the host’s where that clock is ahead or behind', async () => {
    expect(await presentAfter(4_600_000)).toBe(4_600_000);
    expect(await presentAfter(100_000)).toBe(100_000);
  });
});
