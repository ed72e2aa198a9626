import { assertNever } from '../shared/result.ts';
import type { Behaviour, Network } from './behaviour.ts';
import type { Scenario, Step } from './scenario.ts';

/** One thing that happens in the story, for telling it. `at` is the offset in ms. */
export interface Moment {
  readonly at: number;
  readonly kind: Step['kind'];
  readonly text: string;
}

const BEHAVIOURS: Readonly<Record<Behaviour['kind'], string>> = {
  normal: 'answers normally',
  overloaded: 'answers 529, overloaded',
  server_error: 'answers with a server error',
  rate_limited: 'answers 429, too many requests',
  walled: 'wants to see a browser first',
  slow: 'answers slowly',
  hang: 'accepts calls and stays silent',
  reset: 'breaks connections off',
  refuse: 'refuses connections',
  html: 'answers with a web page',
  truncated: 'answers half',
  cut: 'breaks off half way through its answers',
  huge: 'answers without end',
  redirect_loop: 'sends callers in circles',
  portal: 'answers with a sign-in page',
  bad_certificate: 'shows a wrong certificate',
};

const NETWORKS: Readonly<Record<Network['state'], string>> = {
  online: 'The network works.',
  offline: 'The network is gone.',
  silent: 'The network swallows everything.',
  captive: 'The network wants a sign-in first.',
  intercepted: 'Somebody sits between this machine and the world.',
  clock: 'The clock of this machine is set years back.',
};

function toText(step: Step, isFirst: boolean): string {
  switch (step.kind) {
    case 'incident':
    case 'maintenance':
      return isFirst
        ? `The page opens: ${step.name ?? step.id} (${step.status}).`
        : `The page writes: ${step.status}. ${step.body}`;
    case 'components':
      return 'The page changes its components.';
    case 'behaviour': {
      const part =
        'share' in step.behaviour && step.behaviour.share < 1
          ? ` (${step.behaviour.share * 100} % of calls)`
          : '';
      return `${step.hosts.join(', ')} ${BEHAVIOURS[step.behaviour.kind]}${part}.`;
    }
    case 'network':
      return NETWORKS[step.network.state];
    default:
      return assertNever(step);
  }
}

/** The story's events in order, in plain words. What happened before it began is left out. */
export function toMoments(scenario: Scenario): readonly Moment[] {
  return scenario.timeline
    .map((step, index) => {
      const isFirst =
        (step.kind === 'incident' || step.kind === 'maintenance') &&
        !scenario.timeline
          .slice(0, index)
          .some((before) => before.kind === step.kind && before.id === step.id);
      return { at: step.at, kind: step.kind, text: toText(step, isFirst) };
    })
    .filter((moment) => moment.at >= 0);
}
