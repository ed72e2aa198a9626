import { describe, expect, it } from 'vitest';
import { followSpelling, toDictionaries } from '../../src/main/spelling.ts';
import type { Snapshot } from '../../src/shared/snapshot.ts';
import { someSnapshot } from '../support/snapshots.ts';

const AVAILABLE = ['de', 'en-AU', 'en-GB', 'en-US', 'pt-BR', 'pt-PT'];

describe('toDictionaries', () => {
  it.each([
    [
      ['de-AT', 'en-GB'],
      ['de', 'en-GB'],
    ],
    [['en'], ['en-US']],
    [['pt'], ['pt-BR']],
    [['ja', 'de-DE', 'de'], ['de']],
    [
      ['en-GB', 'en-AU', 'en-US', 'de'],
      ['en-GB', 'en-AU', 'en-US'],
    ],
    [['xx'], []],
    [[], []],
  ])('%j: %j', (wanted, expected) => {
    expect(toDictionaries(wanted, AVAILABLE)).toEqual(expected);
  });
});

/** A session that notes what is set, and an engine whose settings change. */
function start(platform: NodeJS.Platform) {
  const set: unknown[] = [];
  let tell: (snapshot: Snapshot) => void = () => undefined;
  const withWish = (checkSpelling: boolean): Snapshot => {
    const snapshot = someSnapshot();
    return { ...snapshot, settings: { ...snapshot.settings, checkSpelling } };
  };
  followSpelling(
    {
      snapshot: () => withWish(false),
      onSnapshot: (listener) => {
        tell = listener;
        return () => undefined;
      },
    },
    {
      availableSpellCheckerLanguages: AVAILABLE,
      setSpellCheckerEnabled: (isOn) => set.push(isOn),
      setSpellCheckerLanguages: (languages) => set.push(languages),
    },
    platform,
    () => ['de-AT'],
  );
  return { set, wish: (isWanted: boolean) => tell(withWish(isWanted)) };
}

describe('followSpelling', () => {
  it.each(['linux', 'win32'] as const)('names no dictionary on %s before the user wants one', (platform) => {
    expect(start(platform).set).toEqual([[], false]);
  });

  it('sets what is wanted once, and takes it back', () => {
    const { set, wish } = start('linux');
    wish(true);
    wish(true);
    wish(false);
    expect(set).toEqual([[], false, ['de'], true, [], false]);
  });

  it('leaves it to the system on macOS, which fetches nothing', () => {
    const { set, wish } = start('darwin');
    wish(true);
    expect(set).toEqual([true]);
  });
});
