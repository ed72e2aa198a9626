import { existsSync, readFileSync } from 'node:fs';
import type { NativeImage, Size } from 'electron';

const MEMBERS = ['isEmpty', 'getSize', 'isTemplateImage'] as const satisfies readonly (keyof NativeImage)[];

export const NATIVE_IMAGE_FACE = {
  declared: 'NativeImage',
  members: MEMBERS,
  statics: ['createFromPath', 'createEmpty'],
};

const PNG_SIGNATURE = '89504e470d0a1a0a';

/** Width and height out of a PNG's header; null where the file is missing or no PNG, the one format Linux trays take. */
function readPngSize(path: string): Size | null {
  if (!existsSync(path)) return null;
  const bytes = readFileSync(path);
  if (bytes.subarray(0, 8).toString('hex') !== PNG_SIGNATURE) return null;
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

/** Throws as Electron does where it is handed the path of something that is no image. */
export function assertImageFile(path: string): void {
  if (readPngSize(path) === null) throw new Error(`Failed to load image from path '${path}'`);
}

/** `electron.nativeImage`: knows whether an image is one and how large. */
export class StandInNativeImage implements Pick<NativeImage, (typeof MEMBERS)[number]> {
  private readonly size: Size | null;

  constructor(size: Size | null) {
    this.size = size;
  }

  static createFromPath(path: string): StandInNativeImage {
    return new StandInNativeImage(readPngSize(path));
  }

  static createEmpty(): StandInNativeImage {
    return new StandInNativeImage(null);
  }

  isEmpty(): boolean {
    return this.size === null;
  }

  getSize(): Size {
    return this.size ?? { width: 0, height: 0 };
  }

  isTemplateImage(): boolean {
    return false;
  }
}
