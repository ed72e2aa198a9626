import { nativeTheme, type WebPreferences } from 'electron';

/** How every page of the app runs: in the sandbox, in a world apart from its preload script, without Node. */
export function ownPreferences(preloadFile: string): WebPreferences {
  return {
    preload: preloadFile,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
    spellcheck: false,
  };
}

/** What a window shows until its first paint: a white flash at night is a rude greeting. */
export function firstColour(): string {
  return nativeTheme.shouldUseDarkColors ? '#101318' : '#ffffff';
}
