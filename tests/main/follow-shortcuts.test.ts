import { expect, it, vi } from 'vitest';
import { followShortcuts } from '../../src/main/follow-shortcuts.ts';
import type { Snapshot } from '../../src/shared/snapshot.ts';
import { ENGLISH_HERE } from '../../src/shared/words/speech.ts';
import { SOME_MOMENT, someSnapshot } from '../support/snapshots.ts';

const { register, unregister, unregisterAll } = vi.hoisted(() => ({
  register: vi.fn(),
  unregister: vi.fn(),
  unregisterAll: vi.fn(),
}));
vi.mock('electron', () => ({ globalShortcut: { register, unregister, unregisterAll } }));

const withKeys = (shortcut: string | null, padShortcut: string | null = null): Snapshot => {
  const snapshot = someSnapshot();
  return { ...snapshot, settings: { ...snapshot.settings, shortcut, padShortcut } };
};

it('tells of keys that this platform has no name for, and takes the next ones', () => {
  register.mockImplementation((keys: string) => {
    // As Electron refuses what it cannot read.
    if (keys.startsWith('Command+')) throw new TypeError('Error processing argument at index 0');
    return true;
  });
  let tell: (snapshot: Snapshot) => void = () => undefined;
  const notices = new Map<string, string>();
  const actions = { dashboard: vi.fn(), pad: vi.fn() };
  const end = followShortcuts(
    {
      snapshot: () => withKeys('Command+Shift+P', 'Alt+Shift+N'),
      onSnapshot: (listener) => {
        tell = listener;
        return () => undefined;
      },
      speech: () => ENGLISH_HERE,
      addNotice: ({ id, text }) => notices.set(id, text),
      dismissNotice: (id) => notices.delete(id),
    },
    { wallMs: () => SOME_MOMENT },
    actions,
  );
  expect([...notices]).toEqual([['shortcut', expect.stringContaining('Command+Shift+P')]]);
  expect(register).toHaveBeenLastCalledWith('Alt+Shift+N', actions.pad);

  tell(withKeys('Alt+Shift+P', 'Alt+Shift+N'));
  expect([...notices]).toEqual([]);
  expect(register).toHaveBeenCalledWith('Alt+Shift+P', actions.dashboard);
  expect(unregister).not.toHaveBeenCalledWith('Command+Shift+P');
  end();
  expect(unregisterAll).toHaveBeenCalledOnce();
});
