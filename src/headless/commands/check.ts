import { levelForComponents } from '../../core/feeds/page-level.ts';
import { NEW_PAGE } from '../../core/pages/page-state.ts';
import { readPage } from '../../core/pages/read-page.ts';
import type { Ports } from '../../core/ports.ts';
import { checkTarget } from '../../core/probes/check-target.ts';
import { createClock } from '../../node/clock.ts';
import { createControlCheck } from '../../node/controls/control-check.ts';
import { DEFAULT_CONTROLS } from '../../node/controls/default-controls.ts';
import { createNetwork } from '../../node/http/network.ts';
import { createPageFetcher } from '../../node/http/page-fetcher.ts';
import { createProbe } from '../../node/probe/probe.ts';
import { loadServices } from '../../node/services-file.ts';
import type { PageReading, Sample } from '../../shared/observation.ts';
import type { FeedFormat } from '../../shared/service.ts';
import { type CheckPlan, planCheck } from '../check-address.ts';
import { type Cli, catalogueFile, layoutFor, printJson, printLines, refuse } from '../cli.ts';
import type { CommandOf } from '../command.ts';
import { decideExitCode, EXIT, type ExitCode } from '../exit-code.ts';
import { pageLines, targetLines } from '../terminal/check-lines.ts';

type CheckPorts = Pick<Ports, 'clock' | 'fetchPage' | 'probe' | 'checkControls'>;

/** What was found at an address. */
export type Finding =
  | {
      readonly kind: 'page';
      readonly url: string;
      readonly format: FeedFormat;
      readonly reading: PageReading;
    }
  | { readonly kind: 'target'; readonly url: string; readonly sample: Sample };

/** Looks for a status page at an address nobody watches, and tries the address itself where there is none. */
export async function runCheck(cli: Cli, command: CommandOf<'check'>): Promise<ExitCode> {
  const plan = planCheck(command.address);
  if (!plan.ok) return refuse(cli, EXIT.usage, plan.error);
  const services = loadServices(catalogueFile(cli), command.common.services ?? null);
  if (!services.ok) return refuse(cli, EXIT.usage, services.error);
  const { caPem, controls } = services.value;
  const clock = createClock();
  const network = createNetwork({ clock, userAgent: `Pilotlight/${cli.version}`, extraCaPem: caPem });
  const ports: CheckPorts = {
    clock,
    fetchPage: createPageFetcher(network),
    probe: createProbe(network),
    checkControls: createControlCheck(network, controls ?? DEFAULT_CONTROLS),
  };
  const finding = await findAt(plan.value, ports, cli.interrupted);
  if (cli.interrupted.aborted) return EXIT.interrupted;
  if (command.common.json) printJson(cli, finding);
  else {
    const layout = layoutFor(cli, clock.wallMs());
    printLines(cli, finding.kind === 'page' ? pageLines(finding, layout) : targetLines(finding, layout));
  }
  return toExitCode(finding);
}

/** At most two places are asked for a page, each once; nothing is tried again. */
async function findAt(plan: CheckPlan, ports: CheckPorts, signal: AbortSignal): Promise<Finding> {
  for (const url of plan.pages) {
    const page = await readPage({ format: 'statuspage', url, mirrors: [] }, NEW_PAGE, ports, signal);
    if (page.reading !== null) {
      // incident.io's copy of the format names no incidents in its summary.
      const isCopy = page.documents.state?.reading?.incidents === null;
      return { kind: 'page', url, format: isCopy ? 'incidentio' : 'statuspage', reading: page.reading };
    }
    if (signal.aborted) break;
  }
  const target = {
    id: 'check',
    name: new URL(plan.target).host,
    url: plan.target,
    aliveStatuses: [401, 403, 405],
    expects: 'any' as const,
  };
  const askControls = () => ports.checkControls(signal);
  const { sample } = await checkTarget(target, { ports, askControls, isSettling: () => false, signal });
  return { kind: 'target', url: plan.target, sample };
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
