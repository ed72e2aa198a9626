import { Menu } from 'electron';
import type { Engine } from '../core/engine.ts';
import type { Words } from '../shared/words/english/english.ts';
import { toWindowMenu } from './window-menu.ts';

/** Sets the window's own menu, and again when the language changes. */
export function followWindowMenu(engine: Pick<Engine, 'onSnapshot' | 'speech'>): void {
  let spoken: Words | null = null;
  const follow = (): void => {
    const { words } = engine.speech();
    if (words === spoken) return;
    spoken = words;
    Menu.setApplicationMenu(Menu.buildFromTemplate([...toWindowMenu(words, process.platform)]));
  };
  follow();
  engine.onSnapshot(follow);
}
