import { nativeTheme, type WebPreferences } from 'electron';

/**
 * How every page of the app runs: in the sandbox, in a world apart from its preload script, without Node. Only a page in which one
 * writes may be checked for spelling; whether it is, is the session's business.
 */
export function ownPreferences(preloadFile: string, isForWriting: boolean): WebPreferences {
  return {
    preload: preloadFile,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
    spellcheck: isForWriting,
  };
}

/** What a window shows until its first paint: a white flash at night is a rude greeting. */
export function firstColour(): string {
  return nativeTheme.shouldUseDarkColors ? '#101318' : '#ffffff';
}
