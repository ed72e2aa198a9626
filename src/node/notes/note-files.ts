// Its `promises` are loaded when they are read, with much that only they need: seldom, and never by most.
import fs from 'node:fs';
import { join } from 'node:path';
import type { NoteFile, NoteFiles } from '../../core/note-ports.ts';
import { err, ok } from '../../shared/result.ts';
import { errorCode, toFileProblem } from '../data-folder/file-problem.ts';

/** Notes as files: the port over zip archives and folders of this machine. */
export const noteFiles: NoteFiles = {
  pack: async (files, onFile) => (await loadArchive()).packArchive(files, onFile),
  unpack: async (bytes) => (await loadArchive()).unpackArchive(bytes),
  writeFolder,
};

/** Loaded when the first archive is asked for: the packages behind it keep 2.4 MB of memory. */
const loadArchive = () => import('./archive.ts');

const MOST_FOLDERS = 1_000;

async function writeFolder(
  parent: string,
  name: string,
  files: readonly NoteFile[],
  onFile?: (done: number) => void,
): ReturnType<NoteFiles['writeFolder']> {
  let folder: string | null = null;
  try {
    folder = await createNewFolder(parent, name);
    for (const [index, file] of files.entries()) {
      onFile?.(index);
      const path = join(folder, file.name);
      // A folder of our own making: a file that is there already would be a name given twice.
      await fs.promises.writeFile(path, file.text, { flag: 'wx' });
      if (file.modifiedAt !== null)
        await fs.promises.utimes(path, new Date(file.modifiedAt), new Date(file.modifiedAt));
    }
    return ok(folder);
  } catch (error) {
    if (errorCode(error) === null) throw error;
    if (folder !== null) await fs.promises.rm(folder, { recursive: true, force: true });
    return err(toFileProblem(error, folder ?? join(parent, name)));
  }
}

/** Makes a folder that was not there, with a number where the name is taken. */
async function createNewFolder(parent: string, name: string): Promise<string> {
  for (let number = 1; ; number += 1) {
    const folder = join(parent, number === 1 ? name : `${name} (${number})`);
    try {
      await fs.promises.mkdir(folder);
      return folder;
    } catch (error) {
      if (errorCode(error) !== 'EEXIST' || number === MOST_FOLDERS) throw error;
    }
  }
}
