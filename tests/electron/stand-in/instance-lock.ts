import {
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** What a second instance leaves for the first. */
const MessageSchema = z.object({ argv: z.array(z.string()), cwd: z.string(), data: z.unknown().optional() });

export interface InstanceLock {
  /** Whether this process is now the only one on `folder`; if not, the one that is has been told. */
  readonly acquire: (folder: string, additionalData: unknown) => boolean;
  /** Hands over what later instances leave, from now on and before. */
  readonly listen: (onSecond: (argv: string[], cwd: string, data: unknown) => void) => void;
  readonly release: () => void;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** One instance a folder, between real processes: a file with the owner's process id, and a letter box beside it. */
export function createInstanceLock(): InstanceLock {
  let home: string | null = null;
  const lockFile = (folder: string) => join(folder, 'stand-in.lock');

  const claim = (folder: string): boolean => {
    const draft = join(folder, `stand-in.lock.${process.pid}`);
    writeFileSync(draft, String(process.pid));
    try {
      linkSync(draft, lockFile(folder));
      return true;
    } catch {
      return false;
    } finally {
      rmSync(draft, { force: true });
    }
  };

  const acquire: InstanceLock['acquire'] = (folder, additionalData) => {
    const box = join(folder, 'stand-in.letters');
    mkdirSync(box, { recursive: true });
    let isOwner = claim(folder);
    if (!isOwner && !isAlive(Number(readFileSync(lockFile(folder), 'utf8')))) {
      rmSync(lockFile(folder), { force: true });
      isOwner = claim(folder);
    }
    if (isOwner) {
      home = folder;
      return true;
    }
    const letter = join(box, `${process.pid}`);
    writeFileSync(
      `${letter}.draft`,
      JSON.stringify({ argv: process.argv, cwd: process.cwd(), data: additionalData }),
    );
    renameSync(`${letter}.draft`, `${letter}.json`);
    return false;
  };

  const listen: InstanceLock['listen'] = (onSecond) => {
    if (home === null) return;
    const box = join(home, 'stand-in.letters');
    const collect = (): void => {
      for (const name of readdirSync(box).filter((name) => name.endsWith('.json'))) {
        const { argv, cwd, data } = MessageSchema.parse(JSON.parse(readFileSync(join(box, name), 'utf8')));
        rmSync(join(box, name));
        onSecond(argv, cwd, data);
      }
    };
    watch(box, collect).unref();
    collect();
  };

  return {
    acquire,
    listen,
    release: () => {
      if (home !== null) rmSync(lockFile(home), { force: true });
    },
  };
}
