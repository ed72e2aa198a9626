import { join } from 'node:path';
import type { WriteStream } from 'node:tty';
import type { ExitCode } from './exit-code.ts';
import type { Layout } from './terminal/layout.ts';
import { createPaint, decideColour } from './terminal/paint.ts';
import { toTerminal } from './terminal/to-terminal.ts';

/** What a command has around it. */
export interface Cli {
  /** The folder that holds `assets` and `out`. */
  readonly root: string;
  readonly version: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: WriteStream;
  readonly stderr: WriteStream;
  /** Raised when the user or the system asks the program to end. */
  readonly interrupted: AbortSignal;
}

/** For a pipe, which has no width, and a terminal that does not say its own: in a container that is 0. */
const USUAL_COLUMNS = 96;

/** How wide a stream's lines may be. */
export function columnsOf({ isTTY, columns }: Pick<WriteStream, 'isTTY' | 'columns'>): number {
  return isTTY && columns > 0 ? columns : USUAL_COLUMNS;
}

/** Whether what a stream shows can be painted over; some terminals obey nothing, and say so. */
export function canRepaint({ isTTY }: Pick<WriteStream, 'isTTY'>, env: Cli['env']): boolean {
  return isTTY && env.TERM !== 'dumb';
}

/** How to draw on standard output at this moment. */
export function layoutFor({ stdout, env }: Pick<Cli, 'stdout' | 'env'>, nowMs: number): Layout {
  return {
    columns: columnsOf(stdout),
    nowMs,
    paint: createPaint(decideColour({ isTty: stdout.isTTY, env })),
  };
}

/** The catalogue that comes with the program. */
export function catalogueFile({ root }: Pick<Cli, 'root'>): string {
  return join(root, 'assets/services.json');
}

/** The names beside it whose status pages are only looked for when they are added. */
export function candidatesFile({ root }: Pick<Cli, 'root'>): string {
  return join(root, 'assets/candidates.json');
}

export function printLines(cli: Pick<Cli, 'stdout'>, lines: readonly string[]): void {
  for (const line of lines) cli.stdout.write(`${line}\n`);
}

/** What JSON leaves as it is and a terminal may obey: the control characters beyond ASCII's first 32. */
const LATE_CONTROLS = /[\u007F-\u009F]/g;

/** One JSON value as one line. */
export function printJson(cli: Pick<Cli, 'stdout'>, value: unknown): void {
  const json = JSON.stringify(value).replace(
    LATE_CONTROLS,
    (unit) => `\\u00${unit.charCodeAt(0).toString(16)}`,
  );
  cli.stdout.write(`${json}\n`);
}

/** Says something in one line beside the command's output. It may quote a file or another server. */
export function warn(cli: Pick<Cli, 'stderr'>, message: string): void {
  cli.stderr.write(`pilotlight: ${toTerminal(message)}\n`);
}

/** Says in one line why a command cannot do what it was asked, and answers the exit code for it. */
export function refuse(cli: Pick<Cli, 'stderr'>, code: ExitCode, message: string): ExitCode {
  warn(cli, message);
  return code;
}

/** Resolves when the signal is raised, at once where it is already. */
export function untilRaised(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
