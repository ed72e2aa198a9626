import { isIP } from 'node:net';
import type { CheckControls, Probe, ProbeEnd } from '../../core/ports.ts';
import type { ControlReading } from '../../shared/observation.ts';
import type { Controls } from '../../shared/service.ts';
import { startDeadline } from '../http/deadline.ts';
import { findProxy } from '../http/dial.ts';
import type { Network } from '../http/network.ts';
import { readServedAtMs } from '../http/response-hints.ts';
import { connectTcp } from '../http/tcp.ts';
import { createProbe } from '../probe/probe.ts';

/** Short, because a failing probe waits for this; still several round trips of a bad line. */
const CONTROL_DEADLINE_MS = 5000;

/** Asks all controls at once. A host is fine if anything answers it in HTTP behind a certificate that holds. */
export function createControlCheck(
  network: Network,
  controls: Controls,
  deadlineMs: number = CONTROL_DEADLINE_MS,
): CheckControls {
  const probe = createProbe(network);
  return async (signal) => {
    const at = network.clock.wallMs();
    const [hosts, portal, literalOk] = await Promise.all([
      Promise.all(controls.hosts.map((url) => checkHost(url, network, probe, deadlineMs, signal))),
      checkPortal(controls.captiveCheckUrl, network, probe, deadlineMs, signal),
      checkLiteral(controls.literal, network, deadlineMs, signal),
    ]);
    // Something answers plain HTTP in others' names, yet lets TLS through untouched: a filter, nothing to sign in to.
    const isOnlyFiltered = portal === 'portal' && hosts.some(({ ok, isSecure }) => ok && isSecure);
    return {
      at,
      hosts: hosts.map(({ host, ok, stage, code, connectMs, isIpv6Broken }) => ({
        host,
        ok,
        stage,
        code,
        connectMs,
        isIpv6Broken,
      })),
      captive: isOnlyFiltered ? 'clear' : portal,
      literalOk,
      clockAheadMs: middleOf(hosts.flatMap((host) => host.clockAheadMs ?? [])),
    };
  };
}

async function checkHost(
  url: string,
  network: Network,
  probe: Probe,
  deadlineMs: number,
  signal: AbortSignal,
) {
  const { end, phases, isIpv6Broken } = await probe({ url, deadlineMs, signal });
  const { host, protocol } = new URL(url);
  const isSecure = protocol === 'https:';
  const servedAtMs = end.kind === 'answered' && isSecure ? readServedAtMs(end.headers) : null;
  return {
    host,
    isSecure,
    ...toHostState(end),
    connectMs: phases.tcpMs,
    isIpv6Broken,
    clockAheadMs: servedAtMs === null ? null : Math.round(network.clock.wallMs() - servedAtMs),
  };
}

/** The middle one, the higher of two: one host with a wrong clock of its own does not count. Null of none. */
function middleOf(values: readonly number[]): number | null {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? null;
}

function toHostState(end: ProbeEnd): Pick<ControlReading['hosts'][number], 'ok' | 'stage' | 'code'> {
  if (end.kind === 'answered') return { ok: true, stage: null, code: null };
  if (end.kind === 'aborted') return { ok: false, stage: null, code: 'aborted' };
  return { ok: false, stage: end.stage, code: end.code };
}

/**
 * Whether the plain-HTTP answer is the bare 204 that only the host itself gives. The query keeps a cache in between from
 * giving an old one.
 */
async function checkPortal(
  url: string | null,
  network: Network,
  probe: Probe,
  deadlineMs: number,
  signal: AbortSignal,
): Promise<ControlReading['captive']> {
  if (url === null) return 'unchecked';
  const fresh = new URL(url);
  fresh.searchParams.set('t', `${network.clock.wallMs()}`);
  const { end } = await probe({ url: fresh.href, deadlineMs, signal });
  if (end.kind === 'aborted') return 'unchecked';
  if (end.kind === 'failed') return 'unreachable';
  return end.status === 204 && end.bodyStart === '' ? 'clear' : 'portal';
}

/** Whether the address takes a connection; null where that says nothing: unasked, aborted, or behind a proxy. */
async function checkLiteral(
  literal: Controls['literal'],
  network: Network,
  deadlineMs: number,
  signal: AbortSignal,
): Promise<boolean | null> {
  if (literal === null) return null;
  const { address, port } = literal;
  const family = isIP(address);
  const url = URL.parse(`https://${family === 6 ? `[${address}]` : address}:${port}`);
  if (url === null || family === 0) return null;
  const deadline = startDeadline(network.clock, deadlineMs, signal);
  try {
    if ((await findProxy(url, network, deadline.signal)) !== null) return null;
    await connectTcp([{ address, family }], port, network.clock, deadline.signal);
    return true;
  } catch {
    return deadline.cause() === 'caller' ? null : false;
  } finally {
    deadline.end();
  }
}
