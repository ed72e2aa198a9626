import { join } from 'node:path';
import Store from 'electron-store';
import type { Log } from '../core/ports.ts';
import { parseBounds } from './bounds.ts';
import type { BoundsMemory } from './windows.ts';

/**
 * The window's place in a small file of its own: losing it costs nothing, so a damaged one is simply replaced.
 */
export function createBoundsMemory(folder: string, log: Log): BoundsMemory {
  const store = new Store<Record<string, unknown>>({ cwd: folder, name: 'window', clearInvalidConfig: true });
  return {
    load: () => parseBounds(store.store.bounds),
    save: (bounds) => {
      try {
        store.store = { bounds };
      } catch (error) {
        log.warn('window.bounds', { file: join(folder, 'window.json'), error: String(error) });
      }
    },
  };
}
