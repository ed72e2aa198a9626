import type { ServicesFile } from '../../shared/service.ts';
import { answerNoContent } from '../answers.ts';
import { type Behaviour, NORMAL } from '../behaviour.ts';
import { createCertificates } from '../certificates.ts';
import { createHost, type Host, type HostOptions } from '../host.ts';
import type { Place } from '../port.ts';
import { tellTruth, WORLD_FAULTS, type WorldFault, type WorldFaultName } from './faults.ts';
import { createNameServer, createPublicNameServer } from './name-server.ts';
import {
  FILTER,
  LAN_COMMANDS,
  NAME_SERVER,
  PLACES,
  PORTAL,
  PORTAL_SECURE,
  PROXY,
  PUBLIC_NAME_SERVER,
  WORLD_HOSTS,
  type WorldHost,
} from './places.ts';
import { createProxy } from './proxy.ts';
import { answersOf, toWorldServices, WORLD_SEED } from './services.ts';

export interface WorldOptions {
  readonly fault: WorldFaultName;
  /** Runs ip(8) with these lines, in the network namespace that this process lives in. */
  readonly runIp: (lines: readonly string[]) => void;
}

/** Some services, the sites that prove a connection, and the way there, on a machine with a network namespace to itself. */
export interface World {
  /** The services, for the controls and the name server that Pilotlight uses by itself. */
  readonly servicesFile: ServicesFile;
  /** The address of the name server for this machine's own configuration. */
  readonly nameServer: string;
  /** The proxy to go through; null for none. */
  readonly proxyUrl: string | null;
  /** How far the machine's clock is to be ahead. */
  readonly clockAheadMs: number;
  /** The fault begins. Resolves once it has. */
  readonly strike: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * Starts the world on addresses of its own. It changes the network of the namespace this process runs in: never run it in one that
 * anything else uses. Rejects where the namespace does not allow what it needs.
 */
export async function startWorld({ fault: name, runIp }: WorldOptions): Promise<World> {
  const fault: WorldFault = WORLD_FAULTS[name];
  let hasStruck = false;
  const ifStruck = <Value>(value: Value | undefined): Value | null => (hasStruck ? (value ?? null) : null);
  runIp(LAN_COMMANDS);
  const certificates = await createCertificates(
    Date.now(),
    [...Object.values(PLACES).map((place) => place.name), PROXY.name],
    [PLACES['control/literal'].address, PUBLIC_NAME_SERVER.address],
  );
  const startedAtMs = Date.now();

  const open = (
    hostName: string,
    place: Place,
    rest: Pick<HostOptions, 'behaviour' | 'answer'>,
  ): Promise<Host> =>
    createHost({
      name: hostName,
      seed: WORLD_SEED,
      certificates: place.port === 443 ? certificates : null,
      latencyMs: 0,
      toDelayMs: (delayMs) => delayMs,
      record: () => undefined,
      place,
      ...rest,
    });
  const behaviourOf = (host: WorldHost): Behaviour =>
    ifStruck(fault.behaviours)?.[host] ??
    (PLACES[host].port === 443 ? ifStruck(fault.everySecureHost) : null) ??
    NORMAL;
  const hosts = new Map<WorldHost, Host>();
  for (const host of WORLD_HOSTS) {
    const answer = answersOf(host, startedAtMs);
    hosts.set(host, await open(host, PLACES[host], { behaviour: () => behaviourOf(host), answer }));
  }
  const impostor: Behaviour = { kind: 'bad_certificate', fault: 'unknown_authority', share: 1 };
  const strangers = [
    await open('filter', FILTER, { behaviour: () => impostor, answer: answerNoContent }),
    await open('portal', PORTAL, {
      behaviour: () => ({ kind: 'portal', share: 1 }),
      answer: answerNoContent,
    }),
    ...(fault.everySecureHost === undefined
      ? []
      : [await open('portal', PORTAL_SECURE, { behaviour: () => impostor, answer: answerNoContent })]),
  ];
  const servers = [
    await createNameServer(NAME_SERVER, (asked) => ifStruck(fault.say)?.(asked) ?? tellTruth(asked, fault)),
    await createPublicNameServer(
      PUBLIC_NAME_SERVER,
      certificates.good,
      (asked) => ifStruck(fault.sayPublicly)?.(asked) ?? tellTruth(asked, fault),
    ),
    await createProxy(PROXY, {
      isRefusing: () => hasStruck,
      toAddress: (asked) => {
        const truth = tellTruth(asked, {});
        return truth.kind === 'known' ? (truth.addresses[0] ?? null) : asked;
      },
    }),
  ];
  return {
    servicesFile: toWorldServices(certificates.caPem),
    nameServer: NAME_SERVER.address,
    proxyUrl: fault.hasProxy === true ? `http://${PROXY.address}:${PROXY.port}` : null,
    clockAheadMs: fault.clockAheadMs ?? 0,
    strike: async () => {
      hasStruck = true;
      if (fault.commands !== undefined) runIp(fault.commands);
      await Promise.all(
        [...hosts].map(([host, { setOpen }]) => setOpen(behaviourOf(host).kind !== 'refuse')),
      );
    },
    close: async () => {
      await Promise.all([...hosts.values(), ...strangers].map(({ setOpen }) => setOpen(false)));
      await Promise.all(servers.map(({ close }) => close()));
    },
  };
}
