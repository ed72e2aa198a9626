import { setTimeout as delay } from 'node:timers/promises';
import { plainLine } from '../../shared/plain.ts';
import { ok } from '../../shared/result.ts';
import { MAX_NAME_CHARS } from '../../shared/words/state.ts';
import { type Cli, canRepaint, layoutFor, printJson, printLines, refuse, untilRaised } from '../cli.ts';
import type { CommandOf } from '../command.ts';
import { decideExitCode, EXIT, type ExitCode } from '../exit-code.ts';
import { type Sight, sightBeside } from '../look.ts';
import { type OpenEngine, openEngine } from '../open-engine.ts';
import { pickViews, prepareSetup } from '../prepare.ts';
import { toStatusReport } from '../status-report.ts';
import { createScreen } from '../terminal/screen.ts';
import { statusLines } from '../terminal/status-screen.ts';

/** A little more than pages and probes allow themselves, so that what hangs is told as that. */
const LOOK_DEADLINE_MS = 12_000;

/** Looks at everything once and says how things stand; beside a running engine, what that one last saw. */
export async function runStatus(cli: Cli, command: CommandOf<'status'>): Promise<ExitCode> {
  const setup = prepareSetup(cli, command.common, command.asked);
  if (!setup.ok) return refuse(cli, EXIT.usage, setup.error);
  const opened = openEngine(setup.value);
  if (!opened.ok && opened.error.kind !== 'locked') return refuse(cli, EXIT.storage, opened.error.message);
  const seen = opened.ok
    ? ok(await lookOnce(cli, opened.value, command.common.json))
    : sightBeside(setup.value);
  if (!seen.ok) return refuse(cli, EXIT.storage, seen.error.message);
  const sight = seen.value;
  if (sight === null) return EXIT.interrupted;
  const services = pickViews(sight.snapshot.services, setup.value.askedIds);
  if (command.common.json) {
    printJson(cli, toStatusReport(sight, services));
  } else {
    const { withAllComponents } = command;
    const layout = layoutFor(cli, sight.snapshot.at);
    const { notices } = sight.snapshot;
    printLines(cli, statusLines(services, notices, layout, { origin: sight.origin, withAllComponents }));
  }
  return decideExitCode(services.map(({ verdict }) => verdict));
}

/** Null where the user broke it off. */
async function lookOnce(cli: Cli, { engine, close }: OpenEngine, isJson: boolean): Promise<Sight | null> {
  const finished = new AbortController();
  const screen = isJson || !canRepaint(cli.stdout, cli.env) ? null : createScreen(cli.stdout);
  const [only, ...others] = engine.snapshot().services;
  const name =
    only === undefined || others.length > 0 ? 'the services' : plainLine(only.name, MAX_NAME_CHARS);
  screen?.paint([`Looking at ${name} …`]);
  try {
    engine.start();
    await Promise.race([
      engine.checkNow(null),
      delay(LOOK_DEADLINE_MS, undefined, { signal: finished.signal }).catch(() => undefined),
      untilRaised(cli.interrupted),
    ]);
    return cli.interrupted.aborted ? null : { snapshot: engine.snapshot(), origin: { kind: 'live' } };
  } finally {
    finished.abort();
    screen?.paint([]);
    screen?.close();
    close();
  }
}
