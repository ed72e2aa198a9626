import { errorCode } from '../node/data-folder/file-problem.ts';
import { type Cli, warn } from './cli.ts';
import { EXIT } from './exit-code.ts';
import { describeCrash, run } from './run.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The reader of a pipe has gone, as `head` does: end, and do not complain. On Windows the code is `EOF`. */
const READER_GONE: ReadonlySet<string> = new Set(['EPIPE', 'EOF', 'ERR_STREAM_DESTROYED']);

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
  let lost: string | null = null;
  for (const stream of [stdout, stderr]) {
    stream.on('error', (error) => {
      const code = errorCode(error) ?? error.message;
      if (stream === stdout && !READER_GONE.has(code)) lost ??= code;
      controller.abort();
    });
  }

  const crash = (error: unknown): void => {
    stderr.write(`${describeCrash(cli, self.argv.slice(2), error)}\n`);
    self.exit(EXIT.internal);
  };
  self.on('uncaughtException', crash);
  self.on('unhandledRejection', crash);
  hideSqliteWarning(self);

  const code = await run(cli, self.argv.slice(2));
  const end = (): void => {
    if (lost !== null) warn(cli, `the output could not be written (${lost}).`);
    stderr.write('', () => self.exit(lost === null ? code : EXIT.storage));
  };
  // A pipe may take its time; what was written must be out before the process ends, and an error of it is told a tick later.
  stdout.write('', () => setImmediate(end));
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
