import { EventEmitter } from 'node:events';
import type { Menu, NativeImage, Tray } from 'electron';
import { assertImageFile } from './native-image.ts';

const MEMBERS = ['setImage', 'setToolTip', 'setContextMenu'] as const satisfies readonly (keyof Tray)[];

export const TRAY_FACE = { declared: 'Tray', members: MEMBERS, statics: [] };

/**
 * `electron.Tray` without a panel to sit in: it refuses what Electron refuses, and tests read what it was given. `destroy` is left out,
 * and a name for Windows refused: the first leaves ghosts on some desktops, the second binds an unsigned program to its path.
 */
export class StandInTray extends EventEmitter implements Pick<Tray, (typeof MEMBERS)[number]> {
  constructor(image: NativeImage | string, guid?: string) {
    super();
    if (guid !== undefined) throw new Error('the stand-in takes no guid for a tray');
    this.setImage(image);
  }

  setImage(image: NativeImage | string): void {
    if (typeof image === 'string') assertImageFile(image);
    else if (image.isEmpty()) throw new Error('the tray was given an empty image');
  }

  setToolTip(_toolTip: string): void {
    // Nothing points at it.
  }

  setContextMenu(_menu: Menu | null): void {
    // The recorder opens it.
  }
}
