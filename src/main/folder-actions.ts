import { type BrowserWindow, dialog, shell } from 'electron';
import type { FolderActions } from '../core/notes/import-export.ts';
import { ok } from '../shared/result.ts';

/** What the pad can do with folders on a desktop. `window` is what the question belongs to; null for none. */
export function createFolderActions(
  window: () => BrowserWindow | null,
  title: () => string,
): Required<FolderActions> {
  return {
    pickFolder: async () => {
      const options: Electron.OpenDialogOptions = {
        title: title(),
        properties: ['openDirectory', 'createDirectory'],
      };
      const owner = window();
      const { canceled, filePaths } = await (owner === null
        ? dialog.showOpenDialog(options)
        : dialog.showOpenDialog(owner, options));
      return canceled ? null : (filePaths[0] ?? null);
    },
    // Nobody answers whether the file manager came up.
    showFile: (path) => {
      shell.showItemInFolder(path);
      return Promise.resolve(ok(undefined));
    },
  };
}
