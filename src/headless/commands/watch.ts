import type { ServiceView } from '../../shared/snapshot.ts';
import type { Verdict } from '../../shared/verdict.ts';
import { type Cli, canRepaint, layoutFor, printJson, refuse, untilRaised } from '../cli.ts';
import type { CommandOf } from '../command.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { type Look, openLook, type Sight } from '../look.ts';
import { pickViews, prepareSetup } from '../prepare.ts';
import { toChangeReport } from '../status-report.ts';
import { createScreen } from '../terminal/screen.ts';
import { changeLine, watchLines } from '../terminal/watch-screen.ts';
import { findChanges } from '../verdict-changes.ts';

/** Ages on the screen are told to the second. */
const REPAINT_EVERY_MS = 1_000;

/** Keeps looking: a picture painted over in a terminal, one line or one JSON object a change elsewhere. */
export async function runWatch(cli: Cli, command: CommandOf<'watch'>): Promise<ExitCode> {
  const setup = prepareSetup(cli, command.common, command.asked);
  if (!setup.ok) return refuse(cli, EXIT.usage, setup.error);
  const opened = openLook({ ...setup.value, canNotify: true });
  if (!opened.ok) return refuse(cli, EXIT.storage, opened.error.message);
  const look = opened.value;
  const pick = (sight: Sight) => pickViews(sight.snapshot.services, setup.value.askedIds);
  const stop =
    command.common.json || !canRepaint(cli.stdout, cli.env)
      ? followChanges(cli, command.common.json, pick, hasLooked(look))
      : followPicture(cli, () => look.sight(), pick);
  stop.show(look.sight());
  look.onSight(stop.show);
  void look.first.then(() => stop.show(look.sight()));
  await untilRaised(cli.interrupted);
  stop.end();
  look.close();
  return EXIT.good;
}

interface Follower {
  readonly show: (sight: Sight) => void;
  readonly end: () => void;
}

type PickViews = (sight: Sight) => readonly ServiceView[];

function followPicture(cli: Cli, newest: () => Sight, pick: PickViews): Follower {
  const screen = createScreen(cli.stdout);
  const show = (sight: Sight): void => {
    screen.paint(watchLines(pick(sight), layoutFor(cli, sight.snapshot.at), sight.origin));
  };
  const timer = setInterval(() => show(newest()), REPAINT_EVERY_MS);
  return {
    show,
    end: () => {
      clearInterval(timer);
      screen.close();
    },
  };
}

function followChanges(cli: Cli, isJson: boolean, pick: PickViews, hasLooked: () => boolean): Follower {
  const printer = createChangePrinter(cli, isJson, hasLooked);
  return { show: (sight) => printer(pick(sight), sight.snapshot.at), end: () => undefined };
}

/** Whether the first look is over. */
export function hasLooked({ first }: Look): () => boolean {
  let isOver = false;
  void first.then(() => {
    isOver = true;
  });
  return () => isOver;
}

/**
 * Prints what differs from what it was shown before. A service nobody has looked at yet is no news, and none while the first look
 * lasts is that nothing is known.
 */
export function createChangePrinter(
  cli: Pick<Cli, 'stdout' | 'env'>,
  isJson: boolean,
  hasLooked: () => boolean,
): (services: readonly ServiceView[], atMs: number) => void {
  let before: readonly ServiceView[] = [];
  return (services, atMs) => {
    const isNews = ({ observedAt, reason }: Verdict): boolean =>
      observedAt !== null && (reason !== 'no_data' || hasLooked());
    const seen = services.filter(
      ({ verdict, id }) => isNews(verdict) || before.some((known) => known.id === id),
    );
    for (const { from, to } of findChanges(before, seen)) {
      if (isJson) printJson(cli, toChangeReport(to, from, atMs));
      else cli.stdout.write(`${changeLine(to, atMs, layoutFor(cli, atMs))}\n`);
    }
    before = seen;
  };
}
