import { createClock } from '../../node/clock.ts';
import type { Level } from '../../shared/level.ts';
import { plainLine } from '../../shared/plain.ts';
import type { ServiceView } from '../../shared/snapshot.ts';
import { spanWords } from '../../shared/words/duration.ts';
import { levelWord, MAX_NAME_CHARS } from '../../shared/words/state.ts';
import { type Cli, canRepaint, layoutFor, printJson, refuse, untilRaised } from '../cli.ts';
import type { CommandOf } from '../command.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { type Look, openLook, type Sight } from '../look.ts';
import { pickViews, prepareSetup } from '../prepare.ts';
import { toChangeReport } from '../status-report.ts';
import { createScreen } from '../terminal/screen.ts';
import { summaryLines } from '../terminal/watch-screen.ts';
import { createChangePrinter, hasLooked } from './watch.ts';

/** What another process saw longer ago than this does not answer what is so now. */
const FRESH_MS = 3 * 60_000;
const REPAINT_EVERY_MS = 1_000;

/** Returns once a service is at the level asked for, with nothing unexplained about it. */
export async function runWait(cli: Cli, command: CommandOf<'wait'>): Promise<ExitCode> {
  const { level, timeoutMs, common } = command;
  const setup = prepareSetup(cli, common, [command.asked]);
  if (!setup.ok) return refuse(cli, EXIT.usage, setup.error);
  const opened = openLook(setup.value);
  if (!opened.ok) return refuse(cli, EXIT.storage, opened.error.message);
  const look = opened.value;
  const pick = (sight: Sight) => pickViews(sight.snapshot.services, setup.value.askedIds);
  const line = createWaitLine(cli, command, look, pick);
  const finished = new AbortController();
  try {
    const end = await Promise.race([
      untilSo(look, (sight) => isSo(pick(sight)[0], sight, level)).then(() => 'so' as const),
      untilRaised(cli.interrupted).then(() => 'interrupted' as const),
      ...(timeoutMs === null ? [] : [untilLater(timeoutMs, finished.signal)]),
    ]);
    line.end();
    if (end === 'interrupted') return EXIT.interrupted;
    const [service] = pick(look.sight());
    if (service === undefined)
      return refuse(cli, EXIT.unknown, `“${command.asked}” is not watched any more.`);
    if (common.json)
      printJson(cli, { done: end === 'so', ...toChangeReport(service, null, look.sight().snapshot.at) });
    if (end === 'so') return EXIT.good;
    const name = plainLine(service.name, MAX_NAME_CHARS);
    const waited = spanWords(timeoutMs ?? 0);
    const message = `${name} was not “${levelWord(level)}” within ${waited}; it is “${levelWord(service.verdict.level)}”.`;
    return refuse(cli, EXIT.trouble, message);
  } finally {
    finished.abort();
    look.close();
  }
}

/** A level of operational counts only where something was seen and nothing is being looked into. */
function isSo(service: ServiceView | undefined, { origin }: Sight, level: Level): boolean {
  const isFresh = origin.kind === 'live' || (origin.ageMs !== null && origin.ageMs <= FRESH_MS);
  return isFresh && service?.verdict.level === level && service.verdict.suspicion === 'none';
}

/** What the last run left behind is not asked: the first look must have been made. */
async function untilSo(look: Look, holds: (sight: Sight) => boolean): Promise<void> {
  await look.first;
  await new Promise<void>((resolve) => {
    if (holds(look.sight())) resolve();
    look.onSight((sight) => {
      if (holds(sight)) resolve();
    });
  });
}

function untilLater(timeoutMs: number, finished: AbortSignal): Promise<'late'> {
  return new Promise((resolve) => {
    const cancel = createClock().after(timeoutMs, () => resolve('late'));
    finished.addEventListener('abort', cancel, { once: true });
  });
}

/** How things stand while waiting: one line painted over in a terminal, changes elsewhere. */
function createWaitLine(
  cli: Cli,
  { level, common }: CommandOf<'wait'>,
  look: Look,
  pick: (sight: Sight) => readonly ServiceView[],
): { readonly end: () => void } {
  if (common.json || !canRepaint(cli.stdout, cli.env)) {
    const print = createChangePrinter(cli, common.json, hasLooked(look));
    void look.first.then(() => print(pick(look.sight()), look.sight().snapshot.at));
    look.onSight((sight) => print(pick(sight), sight.snapshot.at));
    return { end: () => undefined };
  }
  const screen = createScreen(cli.stdout);
  const { monoMs } = createClock();
  const startedMonoMs = monoMs();
  const paint = (): void => {
    const sight = look.sight();
    const [service] = pick(sight);
    const layout = layoutFor(cli, sight.snapshot.at);
    const waited = `Waiting for “${levelWord(level)}” for ${spanWords(monoMs() - startedMonoMs)} · Ctrl-C ends`;
    screen.paint([...(service === undefined ? [] : summaryLines(service, layout)), layout.paint.dim(waited)]);
  };
  const timer = setInterval(paint, REPAINT_EVERY_MS);
  void look.first.then(paint);
  paint();
  return {
    end: () => {
      clearInterval(timer);
      paint();
      screen.close();
    },
  };
}
