import { type Behaviour, type Network, NORMAL, throughNetwork } from './behaviour.ts';
import type { Scenario } from './scenario.ts';

/** The network and every host's own behaviour at one moment. Hosts that are not listed are normal. */
interface Weather {
  readonly network: Network;
  readonly own: ReadonlyMap<string, Behaviour>;
}

/** What holds at an offset: the last word on the network and on each host up to and including it. */
function weatherAt(scenario: Scenario, atMs: number): Weather {
  let network: Network = { state: 'online' };
  const own = new Map<string, Behaviour>();
  for (const step of scenario.timeline) {
    if (step.at > atMs) {
      break;
    }
    if (step.kind === 'network') {
      network = step.network;
    } else if (step.kind === 'behaviour') {
      for (const host of step.hosts) {
        own.set(host, step.behaviour);
      }
    }
  }
  return { network, own };
}

/** What one host does to callers at an offset. `secure` is whether it speaks TLS. */
export function behaviourAt(scenario: Scenario, host: string, secure: boolean, atMs: number): Behaviour {
  const { network, own } = weatherAt(scenario, atMs);
  return throughNetwork(network, own.get(host) ?? NORMAL, secure);
}

/** The offset of the next change in the weather after `atMs`; null where none is left. */
export function nextChangeAfter(scenario: Scenario, atMs: number): number | null {
  const next = scenario.timeline.find(
    (step) => step.at > atMs && (step.kind === 'network' || step.kind === 'behaviour'),
  );
  return next?.at ?? null;
}
