import type { ServicesFile } from '../shared/service.ts';
import { type AnswerRequest, answerNoContent, createPageAnswers, createTargetAnswers } from './answers.ts';
import { type CallCounts, createCallLog, type LabCall } from './call-log.ts';
import { type Certificates, createCertificates } from './certificates.ts';
import { createHost, type Host } from './host.ts';
import { CAPTIVE_HOST, CONTROL_HOSTS, MODEL_HOST } from './host-names.ts';
import { answerMessage } from './model-answers.ts';
import { type Moment, toMoments } from './moments.ts';
import type { Scenario, ScenarioService } from './scenario.ts';
import { toServicesFile } from './services-file.ts';
import type { PageContext } from './statuspage.ts';
import { createScaledClock, toServerDelayMs, type WallClock } from './time.ts';
import { behaviourAt, nextChangeAfter } from './weather.ts';

export interface LabOptions {
  readonly scenario: Scenario;
  /** How many times faster than real time the story runs. Default 1. */
  readonly speed?: number;
  /** The clock of the application under test. Default: a scaled clock that starts now. */
  readonly clock?: WallClock;
  /** When the story's 00:00 is on that clock. Default: now. */
  readonly startAtMs?: number;
  /** Whether pages, targets and controls speak TLS. The captive-portal check never does. */
  readonly tls: boolean;
}

export interface Lab {
  /** PEM of the authority to trust; null without TLS. */
  readonly caPem: string | null;
  /** The address of every host by its name: `claude/page`, `claude/api`, `control/1`, `control/captive` … */
  readonly urls: Readonly<Record<string, string>>;
  /** What belongs into a `--services` file: the services with addresses of this lab, its controls and its authority. */
  readonly servicesFile: ServicesFile;
  readonly moments: readonly Moment[];
  /** When the story's 00:00 is, in ms since 1970 on the clock given. */
  readonly startedAtMs: number;
  /** The offset the story has reached, in ms. It goes on after the story's end. */
  readonly scenarioTime: () => number;
  /** The calls so far, oldest first; the newest 20,000. */
  readonly calls: () => readonly LabCall[];
  /** How many calls each host got so far, by endpoint. */
  readonly requests: () => CallCounts;
  /** Opens and closes ports as the story has it by now. The lab does so by itself; a test that turns the clock by hand must ask. */
  readonly sync: () => Promise<void>;
  /** Ends the lab and frees every port. */
  readonly close: () => Promise<void>;
}

interface HostPlan {
  readonly name: string;
  readonly secure: boolean;
  readonly latencyMs: number;
  readonly toAnswers: (url: string) => AnswerRequest;
}

function toServicePlans(
  options: LabOptions,
  service: ScenarioService,
  startedAtMs: number,
  scenarioTime: () => number,
): readonly HostPlan[] {
  // A mirror is the same page: it names the page's own address, which is known once that host is open.
  let pageUrl: string | null = null;
  const toAnswers = (url: string) => {
    pageUrl ??= url;
    const context: PageContext = { page: service.page, url: pageUrl, startedAtMs };
    return createPageAnswers(options.scenario, service, context, scenarioTime);
  };
  const secure = options.tls;
  return [
    { name: `${service.id}/page`, secure, latencyMs: 0, toAnswers },
    ...(service.page.mirror ? [{ name: `${service.id}/mirror`, secure, latencyMs: 0, toAnswers }] : []),
    ...service.targets.map((target) => ({
      name: `${service.id}/${target.id}`,
      secure,
      latencyMs: target.latencyMs,
      toAnswers: () => createTargetAnswers(target),
    })),
    ...(service.model === undefined
      ? []
      : [{ name: `${service.id}/${MODEL_HOST}`, secure, latencyMs: 0, toAnswers: () => answerMessage }]),
  ];
}

/** A timer never fires sooner than this, so that a clock that stands still costs nothing. */
const SHORTEST_WAIT_MS = 5;
const LONGEST_WAIT_MS = 2 ** 31 - 1;

/** Starts playing a scenario on 127.0.0.1, on free ports. Rejects only where no port can be opened. */
export async function startLab(options: LabOptions): Promise<Lab> {
  const { scenario, speed = 1 } = options;
  const clock = options.clock ?? createScaledClock(speed);
  const startedAtMs = options.startAtMs ?? clock.wallMs();
  const scenarioTime = () => clock.wallMs() - startedAtMs;
  const certificates: Certificates | null = options.tls ? await createCertificates() : null;
  const log = createCallLog();

  async function openHost(plan: HostPlan): Promise<Host> {
    let answer: AnswerRequest | null = null;
    const host = await createHost({
      name: plan.name,
      seed: scenario.seed,
      certificates: plan.secure ? certificates : null,
      latencyMs: plan.latencyMs,
      behaviour: () => behaviourAt(scenario, plan.name, plan.secure, scenarioTime()),
      answer: (request) => answer?.(request) ?? answerNoContent(),
      toDelayMs: (delayMs) => toServerDelayMs(delayMs, speed),
      // A clock that runs faster than this computer's would soon seem wrong beside it.
      ...(speed === 1 ? {} : { dateMs: clock.wallMs }),
      record: (call) => log.add({ at: scenarioTime(), host: plan.name, ...call }),
    });
    answer = plan.toAnswers(host.url);
    return host;
  }

  const noContent = () => answerNoContent;
  const plans: readonly HostPlan[] = [
    ...scenario.services.flatMap((service) => toServicePlans(options, service, startedAtMs, scenarioTime)),
    ...CONTROL_HOSTS.map((name) => ({ name, secure: options.tls, latencyMs: 0, toAnswers: noContent })),
    { name: CAPTIVE_HOST, secure: false, latencyMs: 0, toAnswers: noContent },
  ];
  const hosts: Host[] = [];
  for (const plan of plans) {
    hosts.push(await openHost(plan));
  }

  let isClosed = false;
  let timer: NodeJS.Timeout | null = null;

  async function sync(): Promise<void> {
    const nowMs = scenarioTime();
    await Promise.all(
      hosts.map((host) =>
        host.setOpen(!isClosed && behaviourAt(scenario, host.name, host.secure, nowMs).kind !== 'refuse'),
      ),
    );
  }

  function waitForChange(): void {
    const nowMs = scenarioTime();
    const next = nextChangeAfter(scenario, nowMs);
    if (isClosed || next === null) {
      return;
    }
    const waitMs = Math.min(Math.max((next - nowMs) / speed, SHORTEST_WAIT_MS), LONGEST_WAIT_MS);
    timer = setTimeout(() => {
      void sync();
      waitForChange();
    }, waitMs);
  }

  await sync();
  waitForChange();
  return {
    caPem: certificates?.caPem ?? null,
    urls: Object.fromEntries(hosts.map((host) => [host.name, host.url])),
    servicesFile: toServicesFile(scenario, hosts, certificates?.caPem ?? null),
    moments: toMoments(scenario),
    startedAtMs,
    scenarioTime,
    calls: log.calls,
    requests: log.counts,
    sync,
    close: async () => {
      isClosed = true;
      if (timer !== null) {
        clearTimeout(timer);
      }
      await sync();
    },
  };
}
