import { toProposal } from '../../core/catalogue/propose.ts';
import { createAskOnce } from '../../core/detect/ask-once.ts';
import { findPage } from '../../core/detect/find-page.ts';
import { type DetectPlan, detectPlan } from '../../core/detect/plan.ts';
import { levelForComponents } from '../../core/feeds/page-level.ts';
import { NEW_PAGE } from '../../core/pages/page-state.ts';
import { readPage } from '../../core/pages/read-page.ts';
import type { Ports } from '../../core/ports.ts';
import { checkTarget } from '../../core/probes/check-target.ts';
import { createClock } from '../../node/clock.ts';
import { createControlCheck } from '../../node/controls/control-check.ts';
import { DEFAULT_CONTROLS } from '../../node/controls/default-controls.ts';
import { createEnvironmentProxy } from '../../node/http/environment-proxy.ts';
import { createNetwork } from '../../node/http/network.ts';
import { createPageFetcher, PAGE_LIMITS } from '../../node/http/page-fetcher.ts';
import { createProbe } from '../../node/probe/probe.ts';
import { FORMAT_NAMES } from '../../shared/format-names.ts';
import type { PageReading, Sample } from '../../shared/observation.ts';
import type { FeedFormat, Service } from '../../shared/service.ts';
import { type Cli, layoutFor, printJson, printLines, refuse } from '../cli.ts';
import type { CommandOf } from '../command.ts';
import { decideExitCode, EXIT, type ExitCode } from '../exit-code.ts';
import { prepareSetup } from '../prepare.ts';
import { pageLines, targetLines } from '../terminal/check-lines.ts';
import { createCheckProgress } from '../terminal/check-progress.ts';

type CheckPorts = Pick<Ports, 'clock' | 'fetchPage' | 'probe' | 'checkControls'>;

interface FoundBeside {
  /** What adds it: an entry for a services file. */
  readonly service: Service;
  /** The service on offer that is the same already; null where there is none. */
  readonly known: { readonly id: string; readonly name: string } | null;
}

/** What was found at an address. */
export type Finding = FoundBeside &
  (
    | {
        readonly kind: 'page';
        readonly url: string;
        readonly format: FeedFormat;
        readonly formatName: string;
        readonly reading: PageReading;
      }
    | {
        readonly kind: 'target';
        readonly url: string;
        readonly sample: Sample;
        /** Whole days until the certificate it showed ends; null without one. */
        readonly certificateDaysLeft: number | null;
      }
  );

const DAY_MS = 24 * 3_600_000;

/** Looks for a status page at an address nobody watches, and tries the address itself where there is none. */
export async function runCheck(cli: Cli, command: CommandOf<'check'>): Promise<ExitCode> {
  const setup = prepareSetup(cli, command.common);
  if (!setup.ok) return refuse(cli, EXIT.usage, setup.error);
  const { caPem, controls } = setup.value.services;
  const services = setup.value.offered;
  const pages = services.flatMap(({ page }) => page ?? []);
  const plan = detectPlan(command.address, pages);
  if (!plan.ok) return refuse(cli, EXIT.usage, plan.error);
  const clock = createClock();
  const network = createNetwork({
    clock,
    userAgent: `Pilotlight/${cli.version}`,
    extraCaPem: caPem,
    resolveProxy: createEnvironmentProxy(cli.env),
  });
  const limits = { ...PAGE_LIMITS, deadlineMs: command.timeoutMs };
  const ports: CheckPorts = {
    clock,
    fetchPage: createAskOnce(createPageFetcher(network, limits)),
    probe: createProbe(network),
    checkControls: createControlCheck(network, controls ?? DEFAULT_CONTROLS),
  };
  const finding = await look(cli, plan.value, ports, services, command.timeoutMs);
  if (finding === null) return EXIT.interrupted;
  if (command.common.json) printJson(cli, finding);
  else {
    const layout = layoutFor(cli, clock.wallMs());
    printLines(cli, finding.kind === 'page' ? pageLines(finding, layout) : targetLines(finding, layout));
  }
  return toExitCode(finding);
}

/** Null where the user ended it. Nothing is asked twice: what found the page is where reading it begins. */
async function look(
  cli: Cli,
  plan: DetectPlan,
  ports: CheckPorts,
  services: readonly Service[],
  timeoutMs: number,
): Promise<Finding | null> {
  const signal = cli.interrupted;
  const progress = createCheckProgress(cli);
  try {
    const found = await findPage(plan, { ...ports, onProgress: progress.onSearch }, signal);
    if (found?.kind === 'page') {
      progress.onReading(found.page.url);
      const { reading } = await readPage(found.page, NEW_PAGE, ports, signal);
      const { service, known } = toProposal(found, null, services);
      const { url, format } = found.page;
      const formatName = FORMAT_NAMES[format];
      const told = { kind: 'page', url, format, formatName, reading: reading ?? found.preview } as const;
      return signal.aborted ? null : { ...told, service, known };
    }
    if (found === null) return null;
    progress.onProbe(found.url);
    const askControls = () => ports.checkControls(signal);
    const context = { ports, askControls, isSettling: () => false, signal, deadlineMs: timeoutMs };
    const { sample, result } = await checkTarget(toPlainTarget(found.url), context);
    const { service, known } = toProposal(found, result, services);
    const endsAt = result.certificateEndsAt ?? null;
    const certificateDaysLeft = endsAt === null ? null : Math.floor((endsAt - ports.clock.wallMs()) / DAY_MS);
    const told = { kind: 'target', url: found.url, sample, certificateDaysLeft } as const;
    return signal.aborted ? null : { ...told, service, known };
  } finally {
    progress.close();
  }
}

function toPlainTarget(url: string): Service['targets'][number] {
  return { id: 'check', name: new URL(url).host, url, aliveStatuses: [401, 403, 405], expects: 'any' };
}

function toExitCode(finding: Finding): ExitCode {
  if (finding.kind === 'page') {
    const { components } = finding.reading;
    const level = levelForComponents(finding.reading, new Set(components.map(({ id }) => id)));
    return decideExitCode([{ level, cause: null, suspicion: 'none' }]);
  }
  switch (finding.sample.class) {
    case 'ok':
    case 'limited':
    case 'walled':
      return EXIT.good;
    case 'provider_failure':
    case 'network_failure':
      return EXIT.trouble;
    case 'local':
    case 'intercepted':
    case 'discarded':
      return EXIT.unknown;
  }
}
