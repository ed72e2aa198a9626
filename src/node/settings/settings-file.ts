import { createRequire } from 'node:module';

/** What keeps the settings on disk: `Conf`, or `electron-store`, which is the same with Electron's folders. */
export interface SettingsFile {
  /** The whole content. Reading and setting it reach the file, and throw the system's error. */
  store: Record<string, unknown>;
}

/** How the file is to be opened, in electron-store's words: `new Store(options)` there, `openWithConf(options)` here. */
export interface SettingsFileOptions {
  readonly cwd: string;
  readonly name: string;
  readonly fileExtension: string;
  readonly configFileMode: number;
  readonly clearInvalidConfig: false;
}

export type OpenSettingsFile = (options: SettingsFileOptions) => SettingsFile;

/** Not named `require`: electron-vite declares one of its own in the bundle, which then would not even parse. */
const load = createRequire(import.meta.url);

/**
 * Opens the settings file where there is no Electron. The two can take turns on one file. Conf is loaded when the content is
 * first asked for, which is at the first change: with its schema compiler it takes 5 MB, and most runs change nothing.
 */
export const openWithConf: OpenSettingsFile = ({ name, ...options }) => {
  let file: SettingsFile | null = null;
  const opened = (): SettingsFile => {
    if (file === null) {
      const { default: Conf }: typeof import('conf') = load('conf');
      file = new Conf<Record<string, unknown>>({ ...options, configName: name });
    }
    return file;
  };
  return {
    get store() {
      return opened().store;
    },
    set store(content) {
      opened().store = content;
    },
  };
};
