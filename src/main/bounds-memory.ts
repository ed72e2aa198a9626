import { parseBounds } from './bounds.ts';
import type { SmallFile } from './small-file.ts';
import type { BoundsMemory } from './windows.ts';

/** The window's place, in a small file of its own. */
export function createBoundsMemory(file: SmallFile): BoundsMemory {
  return {
    load: () => {
      const { bounds, isMaximized } = file.read();
      return { bounds: parseBounds(bounds), isMaximized: isMaximized === true };
    },
    save: (place) => file.write({ ...place }),
  };
}
