import Conf from 'conf';

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

/** Opens the settings file where there is no Electron. The two can take turns on one file. */
export const openWithConf: OpenSettingsFile = ({ name, ...options }) =>
  new Conf<Record<string, unknown>>({ ...options, configName: name });
