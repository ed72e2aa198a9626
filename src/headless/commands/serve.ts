import { type Cli, canRepaint, layoutFor, printJson, printLines, refuse, untilRaised } from '../cli.ts';
import type { CommandOf } from '../command.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { createNotifier } from '../notifier.ts';
import { openBrowser } from '../open-browser.ts';
import { type OpenEngine, openEngine } from '../open-engine.ts';
import { prepareSetup } from '../prepare.ts';
import { serveDashboard } from '../serve-dashboard.ts';
import { isLoopbackHost } from '../server/guard.ts';
import { createScreen } from '../terminal/screen.ts';
import { overallLines } from '../terminal/watch-screen.ts';
import { createChangePrinter } from './watch.ts';

const REPAINT_EVERY_MS = 1_000;

/** Runs the engine and serves its dashboard until told to end. */
export async function runServe(cli: Cli, command: CommandOf<'serve'>): Promise<ExitCode> {
  const setup = prepareSetup(cli, command.common);
  if (!setup.ok) return refuse(cli, EXIT.usage, setup.error);
  const opened = openEngine({ ...setup.value, canNotify: true });
  if (!opened.ok) return refuse(cli, EXIT.storage, opened.error.message);
  return serveEngine(cli, command, opened.value);
}

/** Serves the dashboard of an engine until told to end, and closes it. */
export async function serveEngine(
  cli: Cli,
  command: CommandOf<'serve'>,
  open: OpenEngine,
): Promise<ExitCode> {
  try {
    const served = await serveDashboard(cli, open, command);
    if (!served.ok) return refuse(cli, EXIT.usage, served.error.message);
    const { url, ticketUrl, port, close } = served.value;
    if (!isLoopbackHost(command.host)) {
      const reach = `Whoever can reach ${command.host} and knows the address can open the dashboard`;
      cli.stderr.write(`${reach}; it travels unencrypted.\n`);
    }
    if (command.common.json) printJson(cli, { url, port });
    else
      printLines(cli, [
        `The dashboard: ${url}`,
        'The address is a key: it lets in whoever has it. Ctrl-C ends.',
        '',
      ]);
    open.engine.onNotification(createNotifier(open.log, ticketUrl));
    open.engine.start();
    const line = createStatusLine(cli, open, command.common.json);
    if (command.open && !(await openBrowser(ticketUrl()))) cli.stderr.write('No browser could be opened.\n');
    await untilRaised(cli.interrupted);
    line.end();
    await close();
    return EXIT.good;
  } finally {
    open.close();
  }
}

/** How things stand, painted over in a terminal; changes elsewhere. */
function createStatusLine(
  cli: Cli,
  { engine, clock }: OpenEngine,
  isJson: boolean,
): { readonly end: () => void } {
  if (isJson || !canRepaint(cli.stdout, cli.env)) {
    const print = createChangePrinter(cli, isJson, () => true);
    const stop = engine.onSnapshot(({ services, at }) => print(services, at));
    return { end: stop };
  }
  const screen = createScreen(cli.stdout);
  const paint = (): void => screen.paint(overallLines(engine.snapshot(), layoutFor(cli, clock.wallMs())));
  const timer = setInterval(paint, REPAINT_EVERY_MS);
  const stop = engine.onSnapshot(paint);
  paint();
  return {
    end: () => {
      clearInterval(timer);
      stop();
      screen.close();
    },
  };
}
