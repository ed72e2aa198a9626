import { join } from 'node:path';
import Store from 'electron-store';
import type { Log } from '../core/ports.ts';

type Content = Readonly<Record<string, unknown>>;

/** A file of the data folder whose loss costs nothing. */
export interface SmallFile {
  readonly read: () => Content;
  readonly write: (content: Content) => void;
}

/**
 * Opens `<name>.json`. A damaged one is replaced. Where it cannot be read or written the log says so and its content lives as long as
 * the program: nothing it holds is worth a start that fails.
 */
export function openSmallFile(folder: string, name: string, log: Log): SmallFile {
  const warn = (error: unknown): void =>
    log.warn('file', { file: join(folder, `${name}.json`), error: String(error) });
  let store: Store | null = null;
  let content: Content = {};
  try {
    store = new Store({ cwd: folder, name, clearInvalidConfig: true });
    content = store.store;
  } catch (error) {
    warn(error);
  }
  return {
    read: () => content,
    write: (next) => {
      content = next;
      try {
        if (store !== null) store.store = { ...next };
      } catch (error) {
        warn(error);
      }
    },
  };
}
