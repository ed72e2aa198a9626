import { dataFolder } from '../node/data-folder/data-folder.ts';
import { createLog } from '../node/log.ts';
import { plainLine } from '../shared/plain.ts';
import type { Cli } from './cli.ts';
import type { Command } from './command.ts';
import { runStatus } from './commands/status.ts';
import type { ExitCode } from './exit-code.ts';
import { parseCommand } from './parse-command.ts';

/** Runs one command line and answers its exit code. What only some commands need is loaded by them alone. */
export async function run(cli: Cli, argv: readonly string[]): Promise<ExitCode> {
  const parsed = parseCommand(argv, cli.version);
  if (parsed.ok) return runCommand(cli, parsed.value);
  cli.stdout.write(parsed.error.out);
  cli.stderr.write(parsed.error.err);
  return parsed.error.code;
}

async function runCommand(cli: Cli, command: Command): Promise<ExitCode> {
  switch (command.kind) {
    case 'status':
      return runStatus(cli, command);
    case 'watch':
      return (await import('./commands/watch.ts')).runWatch(cli, command);
    case 'wait':
      return (await import('./commands/wait.ts')).runWait(cli, command);
    case 'serve':
      return (await import('./commands/serve.ts')).runServe(cli, command);
    case 'check':
      return (await import('./commands/check.ts')).runCheck(cli, command);
    case 'diagnose':
      return (await import('./commands/diagnose.ts')).runDiagnose(cli, command);
    case 'note':
      return (await import('./commands/note.ts')).runNote(cli, command);
    case 'catalogue':
      return (await import('./commands/catalogue.ts')).runCatalogue(cli, command);
    case 'demo':
      return (await import('./commands/demo.ts')).runDemo(cli, command);
  }
}

/** Writes a fault of the program itself into the log of its data folder, and says so in one line. */
export function describeCrash(cli: Cli, argv: readonly string[], error: unknown): string {
  const parsed = parseCommand(argv, cli.version);
  const folder = dataFolder(cli.env, process.platform, parsed.ok ? parsed.value.common.dataDir : undefined);
  const message = error instanceof Error ? error.message : String(error);
  createLog({ folder, env: cli.env }).error('crash', {
    message,
    stack: error instanceof Error ? error.stack : undefined,
  });
  return `pilotlight: something went wrong in Pilotlight itself (${plainLine(message, 200)}). The log in ${folder} has more.`;
}
