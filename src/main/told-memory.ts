import { join } from 'node:path';
import Store from 'electron-store';
import type { Log } from '../core/ports.ts';
import type { MissingTrayOptions } from './tell-missing-tray.ts';

/** Whether the missing tray was told of, in a small file of its own: should it be lost, it is told again. */
export function createToldMemory(folder: string, log: Log): MissingTrayOptions['memory'] {
  const store = new Store<Record<string, unknown>>({
    cwd: folder,
    name: 'desktop',
    clearInvalidConfig: true,
  });
  return {
    wasTold: () => store.store.missingTrayTold === true,
    setTold: (told) => {
      if (told === (store.store.missingTrayTold === true)) return;
      try {
        store.store = { missingTrayTold: told };
      } catch (error) {
        log.warn('desktop.memory', { file: join(folder, 'desktop.json'), error: String(error) });
      }
    },
  };
}
