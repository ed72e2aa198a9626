import type { Cli } from './cli.ts';
import { EXIT } from './exit-code.ts';
import { describeCrash, run } from './run.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Runs the program's command line as this process: its signals, its pipes, its exit code. Ends the process. */
export async function runProcess(self: NodeJS.Process, root: string, version: string): Promise<void> {
  const { stdout, stderr, env } = self;
  const controller = new AbortController();
  const cli: Cli = { root, version, env, stdout, stderr, interrupted: controller.signal };

  for (const signal of SIGNALS) {
    self.on(signal, () => {
      // Asked twice: do not wait for anything any more.
      if (controller.signal.aborted) self.exit(EXIT.interrupted);
      controller.abort();
    });
  }
  // The reader of a pipe has gone, as `head` does: end, and do not complain.
  for (const stream of [stdout, stderr]) stream.on('error', () => controller.abort());

  const crash = (error: unknown): void => {
    stderr.write(`${describeCrash(cli, self.argv.slice(2), error)}\n`);
    self.exit(EXIT.internal);
  };
  self.on('uncaughtException', crash);
  self.on('unhandledRejection', crash);
  hideSqliteWarning(self);

  const code = await run(cli, self.argv.slice(2));
  // A pipe may take its time; what was written must be out before the process ends.
  stdout.write('', () => stderr.write('', () => self.exit(code)));
}

/** `node:sqlite` says at each start that it is experimental; other warnings still come through. */
function hideSqliteWarning(self: NodeJS.Process): void {
  const listeners = self.listeners('warning');
  self.removeAllListeners('warning');
  self.on('warning', (warning) => {
    if (warning.name === 'ExperimentalWarning' && warning.message.includes('SQLite')) return;
    for (const listener of listeners) listener(warning);
  });
}
