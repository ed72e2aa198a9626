import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Lab, startLab } from '../../lab/lab.ts';
import type { Scenario } from '../../lab/scenario.ts';
import { decideStory } from '../../lab/story.ts';
import { type Cli, layoutFor, printJson, printLines, refuse, untilRaised } from '../cli.ts';
import type { CommandOf } from '../command.ts';
import { type Audience, playStory } from '../demo/play.ts';
import { findScenario } from '../demo/scenarios.ts';
import { createStoryClocks, type StoryClocks, usualSpeed } from '../demo/story-clock.ts';
import {
  momentLines,
  resultLines,
  toMomentReport,
  toResultReport,
  toVerdictReport,
  verdictLines,
} from '../demo/tell-story.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { createNotifier } from '../notifier.ts';
import { type OpenEngine, openEngine } from '../open-engine.ts';
import { serveDashboard } from '../serve-dashboard.ts';

/** Plays a story of the outage lab on this machine and shows how it is found, in a data folder of its own. */
export async function runDemo(cli: Cli, command: CommandOf<'demo'>): Promise<ExitCode> {
  if (command.common.services !== undefined) {
    return refuse(cli, EXIT.usage, 'The demo brings services of its own; leave --services out.');
  }
  const scenario = await findScenario(cli.root, command.scenario);
  if (!scenario.ok) return refuse(cli, EXIT.usage, scenario.error);
  const speed = command.speed ?? usualSpeed(scenario.value.endsAt);
  const clocks = createStoryClocks(speed);
  const folder = command.common.dataDir ?? mkdtempSync(join(tmpdir(), 'pilotlight-demo-'));
  const lab = await startLab({ scenario: scenario.value, speed, clock: clocks.story, tls: true });
  try {
    const opened = openEngine({
      folder,
      services: lab.servicesFile,
      version: cli.version,
      env: cli.env,
      clock: clocks.story,
      networkClock: clocks.network,
      canNotify: !command.exit,
      canAskModels: false,
    });
    if (!opened.ok) return refuse(cli, EXIT.storage, opened.error.message);
    try {
      return await playDemo(cli, command, {
        scenario: scenario.value,
        speed,
        lab,
        clocks,
        open: opened.value,
      });
    } finally {
      opened.value.close();
    }
  } finally {
    await lab.close();
    if (command.common.dataDir === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

interface Stage {
  readonly scenario: Scenario;
  readonly speed: number;
  readonly lab: Lab;
  readonly clocks: StoryClocks;
  readonly open: OpenEngine;
}

async function playDemo(cli: Cli, command: CommandOf<'demo'>, stage: Stage): Promise<ExitCode> {
  const { scenario, lab, clocks, open } = stage;
  const isJson = command.common.json;
  const closeDashboard = await introduce(cli, command, stage);
  if (closeDashboard === null) return EXIT.usage;
  const nameOf = (id: string): string => scenario.services.find((service) => service.id === id)?.name ?? id;
  const play = playStory(
    open.engine,
    lab,
    scenario.endsAt,
    clocks.story,
    toAudience(cli, isJson, nameOf, clocks),
  );
  await Promise.race([play.ended, untilRaised(cli.interrupted)]);
  play.stop();
  if (cli.interrupted.aborted) {
    await closeDashboard();
    return EXIT.interrupted;
  }
  const result = decideStory(scenario, play.verdicts());
  if (isJson) printJson(cli, toResultReport(result));
  else printLines(cli, ['', ...resultLines(result, nameOf, layoutFor(cli, clocks.story.wallMs()))]);
  if (!command.exit) {
    if (!isJson) printLines(cli, ['', 'The dashboard stays open. Ctrl-C ends.']);
    await untilRaised(cli.interrupted);
  }
  await closeDashboard();
  return result.ok ? EXIT.good : EXIT.trouble;
}

/** Says what is about to be played and where to watch it. Null where the dashboard cannot be served; that has been said. */
async function introduce(
  cli: Cli,
  command: CommandOf<'demo'>,
  { scenario, speed, open }: Stage,
): Promise<(() => Promise<void>) | null> {
  const isJson = command.common.json;
  const { title, story } = scenario;
  if (command.exit) {
    if (isJson) printJson(cli, { kind: 'start', title, speed });
    else printLines(cli, [title, '', story, '']);
    return () => Promise.resolve();
  }
  const served = await serveDashboard(cli, open, { host: '127.0.0.1', port: command.port });
  if (!served.ok) {
    refuse(cli, EXIT.usage, served.error.message);
    return null;
  }
  const { url, ticketUrl, close } = served.value;
  open.engine.onNotification(createNotifier(open.log, ticketUrl));
  if (isJson) printJson(cli, { kind: 'start', title, speed, url });
  else {
    const pace = `Played ${Math.round(speed)} times as fast as it happened. Times below are the story’s.`;
    printLines(cli, [title, '', story, '', `The dashboard: ${url}`, pace, '']);
  }
  return close;
}

function toAudience(
  cli: Cli,
  isJson: boolean,
  nameOf: (serviceId: string) => string,
  { story }: StoryClocks,
): Audience {
  if (isJson) {
    return {
      onMoment: (moment) => printJson(cli, toMomentReport(moment)),
      onVerdict: (change, at) => printJson(cli, toVerdictReport(nameOf(change.serviceId), change, at)),
    };
  }
  return {
    onMoment: (moment) => printLines(cli, momentLines(moment, layoutFor(cli, story.wallMs()))),
    onVerdict: (change, at) =>
      printLines(cli, verdictLines(nameOf(change.serviceId), change, at, layoutFor(cli, story.wallMs()))),
  };
}
