import { CommanderError, Option, Command as Parser } from 'commander';
import type { Level } from '../shared/level.ts';
import { err, ok, type Result } from '../shared/result.ts';
import { parseDuration, parseLevel, parsePort, parseSpeed } from './arguments.ts';
import type { Command, CommonOptions, Refusal } from './command.ts';
import { addCatalogueCommands } from './commands/catalogue-parse.ts';
import { addNoteCommands } from './commands/note-parse.ts';
import { EXIT } from './exit-code.ts';

const CHECK_TIMEOUT_MS = 10_000;
const DEFAULT_SCENARIO = '2026-04-28-major';

const EXIT_CODES = `
Exit codes of status: 0 operational or maintenance, 1 degraded or outage, 2 unknown, still being
looked into, or on your side. All commands: 2 also where an address could not be reached, 64 wrong
usage, 70 a fault in Pilotlight, 73 data folder or output, 130 broken off.`;

const WAIT_EXIT_CODES = `
Exit codes: 0 it is at that level, 1 it was not in time, 130 broken off.`;

/** Reads a command line. Runs nothing and prints nothing: what would be printed is in the refusal. */
export function parseCommand(argv: readonly string[], version: string): Result<Command, Refusal> {
  let command: Command | null = null;
  let out = '';
  let errors = '';
  const program = createParser(version, (parsed) => {
    command = parsed;
  });
  for (const parser of withSubcommands(program)) {
    parser.exitOverride().configureOutput({
      writeOut: (text) => {
        out += text;
      },
      writeErr: (text) => {
        errors += text;
      },
    });
  }
  try {
    program.parse(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return err({ code: error.exitCode === 0 ? EXIT.good : EXIT.usage, out, err: errors });
  }
  return command === null ? err({ code: EXIT.usage, out, err: errors }) : ok(command);
}

function createParser(version: string, found: (command: Command) => void): Parser {
  const program = new Parser('pilotlight')
    .description('Is it down, since when, and whose fault is it?')
    .version(version)
    .option('--json', 'print JSON instead of sentences')
    .option('--data-dir <dir>', 'keep everything in this folder instead of the user’s own')
    .option('--services <file>', 'watch the services of this file instead of the catalogue’s')
    // What every command takes stands in the help of each.
    .configureHelp({ showGlobalOptions: true })
    .addHelpText('after', EXIT_CODES);
  addLooking(program, found);
  addServing(program, found);
  addCatalogueCommands(program, (action) => found({ kind: 'catalogue', common: commonOf(program), action }));
  addNoteCommands(program, (action) => found({ kind: 'note', common: commonOf(program), action }));
  return program;
}

function withSubcommands(parser: Parser): readonly Parser[] {
  return [parser, ...parser.commands.flatMap(withSubcommands)];
}

/** The options of the program, as they stand once a command of it has been parsed. */
function commonOf(program: Parser): CommonOptions {
  const { json, dataDir, services } = program.opts<{ json?: true; dataDir?: string; services?: string }>();
  return { json: json === true, dataDir, services };
}

function addLooking(program: Parser, found: (command: Command) => void): void {
  program
    .command('status')
    .description('look once and say how things stand')
    .argument('[service...]', 'services by id or name; default: all that are watched')
    .option('--components', 'list all components, not only those that are not operational')
    .action((asked: readonly string[], options: { components?: true }) => {
      const withAllComponents = options.components === true;
      found({ kind: 'status', common: commonOf(program), asked, withAllComponents });
    });
  program
    .command('watch')
    .description('keep looking and show what changes')
    .argument('[service...]', 'services by id or name; default: all that are watched')
    .action((asked: readonly string[]) => found({ kind: 'watch', common: commonOf(program), asked }));
  program
    .command('wait')
    .description('return once a service is well: pilotlight wait claude && …')
    .argument('<service>', 'a service by id or name')
    .addOption(
      new Option('--for <level>', 'the level to wait for').argParser(parseLevel).default('operational'),
    )
    .addOption(new Option('--timeout <duration>', 'give up after 90s, 30m, 2h …').argParser(parseDuration))
    .addHelpText('after', WAIT_EXIT_CODES)
    .action((asked: string, options: { for: Level; timeout?: number }) => {
      const timeoutMs = options.timeout ?? null;
      found({ kind: 'wait', common: commonOf(program), asked, level: options.for, timeoutMs });
    });
  program
    .command('check')
    .description('look at a status page or a web address that is not watched')
    .argument('<address>', 'a domain or an address')
    .addOption(
      new Option('--timeout <duration>', 'how long an address may take to answer')
        .argParser(parseDuration)
        .default(CHECK_TIMEOUT_MS, '10s'),
    )
    .action((address: string, { timeout: timeoutMs }: { timeout: number }) =>
      found({ kind: 'check', common: commonOf(program), address, timeoutMs }),
    );
  program
    .command('diagnose')
    .description('is it me? tries this connection step by step')
    .action(() => found({ kind: 'diagnose', common: commonOf(program) }));
}

function addServing(program: Parser, found: (command: Command) => void): void {
  const portOption = () => new Option('--port <number>', 'the port; 0 for any free one').argParser(parsePort);
  program
    .command('serve')
    .description('serve the dashboard to a browser')
    .addOption(portOption())
    .option('--host <address>', 'listen there instead of on this machine alone', '127.0.0.1')
    .option('--open', 'open it in the browser')
    .action((options: { port?: number; host: string; open?: true }) => {
      const { port, host } = options;
      found({ kind: 'serve', common: commonOf(program), host, port, open: options.open === true });
    });
  program
    .command('demo')
    .description('play an outage on this machine and find it')
    .addOption(new Option('--speed <times>', 'how many times faster than real time').argParser(parseSpeed))
    .option('--exit', 'end with the story; exit code 0 if it came out right')
    .option('--scenario <name>', 'a story of assets/scenarios, or a file', DEFAULT_SCENARIO)
    .addOption(portOption())
    .action((options: { speed?: number; exit?: true; scenario: string; port?: number }) => {
      const { speed, scenario, port } = options;
      found({ kind: 'demo', common: commonOf(program), speed, exit: options.exit === true, scenario, port });
    });
}
