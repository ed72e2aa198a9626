import type { SmallFile } from './small-file.ts';
import type { MissingTrayOptions } from './tell-missing-tray.ts';

/** Whether the missing tray was told of, in a small file of its own: should it be lost, it is told again. */
export function createToldMemory(file: SmallFile): MissingTrayOptions['memory'] {
  const wasTold = (): boolean => file.read().missingTrayTold === true;
  return {
    wasTold,
    setTold: (told) => {
      if (told !== wasTold()) file.write({ missingTrayTold: told });
    },
  };
}
