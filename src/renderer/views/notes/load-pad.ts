import { deferred } from '../../components/deferred.tsx';

export const NotesView = deferred(async () => (await import('./notes-view.tsx')).NotesView);
export const CodeEditor = deferred(async () => (await import('./editor/code-editor.tsx')).CodeEditor);
export const Preview = deferred(async () => (await import('./preview/preview.tsx')).Preview);

/** Fetches what writing needs, view and editor at once; rejects where it cannot be had. */
export async function loadPad(): Promise<void> {
  await Promise.all([NotesView.load(), CodeEditor.load()]);
}
