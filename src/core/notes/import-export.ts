import type { RequestOf } from '../../shared/contract.ts';
import type { ExportOutcome, ImportOutcome, Progress } from '../../shared/notes/calls.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { toAnswer } from '../answer-call.ts';
import type { Unpacked } from '../note-ports.ts';
import type { Ports } from '../ports.ts';
import { exportNotes } from './export-notes.ts';
import { importNotes } from './import-notes.ts';

/** What only a host with a desktop around it can do. Left out where it cannot. */
export interface FolderActions {
  /** Asks the user for a folder; null where they picked none. */
  readonly pickFolder?: () => Promise<string | null>;
  /** Shows a file in the file manager. */
  readonly showFile?: (path: string) => Promise<Result<void>>;
}

/** Is told how far something has come, in notes. */
export type OnProgress = (progress: Progress) => void;

type NotePorts = Pick<Ports, 'notes' | 'noteFiles' | 'clock'>;

/** Gives all notes out: into a folder the user picks, or as an archive in the answer. */
export async function sendNotesOut(
  { notes, noteFiles, clock }: NotePorts,
  host: FolderActions,
  to: 'archive' | 'folder',
  onProgress: OnProgress,
): Promise<Result<ExportOutcome>> {
  if (to === 'folder' && host.pickFolder === undefined) {
    return err({
      code: 'unsupported',
      message: 'No folder can be picked from here. Export an archive instead.',
    });
  }
  const folder = to === 'folder' ? ((await host.pickFolder?.()) ?? null) : null;
  if (to === 'folder' && folder === null) return ok({ outcome: 'cancelled' });
  const exported = await exportNotes(notes, () => breathe(clock));
  if (!exported.ok) return toAnswer(exported);
  const { files, notes: count } = exported.value;
  const name = `pilotlight-notes-${new Date(clock.wallMs()).toISOString().slice(0, 10)}`;
  const onFile = (done: number): void => onProgress({ done, total: count });
  if (folder === null) {
    return ok({
      outcome: 'archive',
      name: `${name}.zip`,
      base64: await noteFiles.pack(files, onFile),
      notes: count,
    });
  }
  const written = await noteFiles.writeFolder(folder, name, files, onFile);
  return toAnswer(written.ok ? ok({ outcome: 'folder', path: written.value, notes: count }) : written);
}

/** Takes notes in, from the text files a client read or from an archive. */
export async function takeNotesIn(
  { notes, noteFiles, clock }: NotePorts,
  request: RequestOf<'notes.import'>,
  onProgress: OnProgress,
): Promise<Result<ImportOutcome>> {
  const unpacked: Result<Unpacked, string> =
    request.from === 'archive'
      ? await noteFiles.unpack(request.base64)
      : ok({ files: request.files, refused: [] });
  if (!unpacked.ok) return err({ code: 'invalid', message: unpacked.error });
  const takeBreath = (done: number, total: number): Promise<void> => {
    onProgress({ done, total });
    return breathe(clock);
  };
  return toAnswer(await importNotes(notes, unpacked.value, clock.wallMs(), takeBreath));
}

function breathe(clock: Ports['clock']): Promise<void> {
  return new Promise((resolve) => {
    clock.after(0, resolve);
  });
}
