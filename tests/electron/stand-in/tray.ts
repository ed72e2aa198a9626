import { EventEmitter } from 'node:events';
import type { Menu, NativeImage, Tray } from 'electron';
import { assertImageFile } from './native-image.ts';

const MEMBERS = [
  'setImage',
  'setToolTip',
  'setContextMenu',
  'destroy',
  'isDestroyed',
] as const satisfies readonly (keyof Tray)[];

export const TRAY_FACE = { declared: 'Tray', members: MEMBERS, statics: [] };

/** `electron.Tray` without a panel to sit in: it refuses what Electron refuses, and tests read what it was given. */
export class StandInTray extends EventEmitter implements Pick<Tray, (typeof MEMBERS)[number]> {
  private isGone = false;

  constructor(image: NativeImage | string) {
    super();
    this.setImage(image);
  }

  setImage(image: NativeImage | string): void {
    this.assertAlive();
    if (typeof image === 'string') assertImageFile(image);
    else if (image.isEmpty()) throw new Error('the tray was given an empty image');
  }

  setToolTip(_toolTip: string): void {
    this.assertAlive();
  }

  setContextMenu(_menu: Menu | null): void {
    this.assertAlive();
  }

  destroy(): void {
    this.isGone = true;
  }

  isDestroyed(): boolean {
    return this.isGone;
  }

  private assertAlive(): void {
    if (this.isGone) throw new Error('Tray is destroyed');
  }
}
