import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const ROOT = join(import.meta.dirname, '../..');

export interface CliEnd {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A command under way. */
export interface RunningCli {
  readonly child: ChildProcess;
  /** The next line of standard output that passes `test`; rejects when the command ends without one. */
  readonly line: (test: (line: string) => boolean) => Promise<string>;
  readonly ended: Promise<CliEnd>;
  /** Asks it to end, as Ctrl-C does, and answers how it did. */
  readonly interrupt: () => Promise<CliEnd>;
}

/** Starts `pilotlight …` as a process of its own, with no colour, no proxy and no settings of the machine's user. */
export function startCli(args: readonly string[], env: NodeJS.ProcessEnv = {}): RunningCli {
  return startProgram(join(ROOT, 'src/headless/index.ts'), args, env);
}

/** The same for a program that has the command line's ways. */
export function startProgram(file: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): RunningCli {
  const child = spawn(process.execPath, [file, ...args], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, HOME: '/nonexistent', DBUS_SESSION_BUS_ADDRESS: 'disabled:', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  const wake = (): void => {
    for (const check of waiting) check();
  };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line);
    wake();
  });
  let isOver = false;
  const ended = once(child, 'close').then(([code]): CliEnd => {
    isOver = true;
    wake();
    return { code: typeof code === 'number' ? code : null, out, err };
  });
  let next = 0;
  return {
    child,
    line: (test) =>
      new Promise((resolve, reject) => {
        const check = (): void => {
          while (next < lines.length) {
            const line = lines[next] ?? '';
            next += 1;
            if (!test(line)) continue;
            waiting.delete(check);
            resolve(line);
            return;
          }
          if (isOver) reject(new Error(`the command ended without that line:\n${out}${err}`));
        };
        waiting.add(check);
        check();
      }),
    ended,
    interrupt: () => {
      child.kill('SIGINT');
      return ended;
    },
  };
}

/** Runs `pilotlight …` to its end. */
export function runCli(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<CliEnd> {
  return startCli(args, env).ended;
}
