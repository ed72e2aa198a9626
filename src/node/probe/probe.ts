import type { Probe, ProbeEnd, ProbeRequest, ProbeResult } from '../../core/ports.ts';
import { type Deadline, startDeadline } from '../http/deadline.ts';
import { createProgress, dial, type Progress } from '../http/dial.ts';
import { toErrorCode } from '../http/error-code.ts';
import type { Network } from '../http/network.ts';
import { type Asked, exchange } from './exchange.ts';

/** Probes over this network. What an answer means is for others to decide: redirects are not followed, no status is a failure. */
export function createProbe(network: Network): Probe {
  return (request) => tryOnce(network, request);
}

/** One request over a connection of its own, every phase timed. Never rejects. */
export async function tryOnce(
  network: Network,
  { url, deadlineMs, signal, isHeadEnough = false }: ProbeRequest,
  asked: Asked = { method: 'GET', isHeadEnough },
): Promise<ProbeResult> {
  const { clock } = network;
  const at = clock.wallMs();
  const startedMs = clock.monoMs();
  const progress = createProgress();
  const deadline = startDeadline(clock, deadlineMs, signal);
  const end = await run(url, network, deadline, progress, asked);
  const totalMs = clock.monoMs() - startedMs;
  deadline.end();
  const { dnsMs, tcpMs, tlsMs, ttfbMs, isIpv6Broken, addresses, certificateEndsAt } = progress;
  return {
    at,
    phases: { dnsMs, tcpMs, tlsMs, ttfbMs, totalMs },
    end,
    overdueMs: Math.max(0, totalMs - deadlineMs),
    isIpv6Broken,
    addresses: addresses.map(({ address }) => address),
    certificateEndsAt,
  };
}

async function run(
  address: string,
  network: Network,
  deadline: Deadline,
  progress: Progress,
  asked: Asked,
): Promise<ProbeEnd> {
  try {
    const url = new URL(address);
    const connection = await dial(url, network, deadline.signal, progress);
    progress.stage = 'http';
    const answer = await exchange(url, connection, network, deadline.signal, progress, asked);
    if (connection.isForwarded && answer.status === 407)
      return { kind: 'failed', stage: 'proxy', code: '407' };
    return answer;
  } catch (error) {
    if (deadline.cause() === 'caller') return { kind: 'aborted' };
    const code = deadline.cause() === 'deadline' ? 'ETIMEDOUT' : toErrorCode(error);
    return { kind: 'failed', stage: progress.stage, code };
  }
}
