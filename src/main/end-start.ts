import { app, dialog } from 'electron';
import { speechFor } from '../shared/words/languages.ts';
import { type StartProblem, toStartText } from './start-problem.ts';
import { systemHabits } from './system-habits.ts';

/**
 * Says why the app cannot start, and ends it. It speaks the system's language: the settings, which may name another, lie in the very
 * folder that is the trouble. Call it once Electron is ready: only then does Linux show a dialog, and is the language known.
 */
export function endStart(problem: StartProblem): void {
  const { words } = speechFor('system', systemHabits(app));
  const text = toStartText(problem, app.getPath('userData'), words);
  dialog.showErrorBox(words.desktop.cannotStart.title, text);
  app.exit(1);
}
