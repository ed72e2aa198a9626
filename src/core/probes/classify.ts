import { BEYOND_READ, type OutcomeClass } from '../../shared/observation.ts';
import type { Target } from '../../shared/service.ts';
import type { ProbeEnd, ProbeResult } from '../ports.ts';
import { isForeignCertificate } from './certificate-codes.ts';
import { unmetCondition } from './expectations.ts';

/** What one probe means before the controls have been asked; `code` is the HTTP status or error code behind it. */
export interface Classified {
  readonly class: Exclude<OutcomeClass, 'local'>;
  readonly code: string;
}

type Answer = Extract<ProbeEnd, { kind: 'answered' }>;

/** A probe noticed to have ended this late was frozen with its process, and says nothing about the network. */
const MAX_OVERDUE_MS = 750;

/** Statuses by which Cloudflare's edge says that the origin behind it failed. */
const isCloudflareOriginError = (status: number): boolean =>
  (status >= 520 && status <= 526) || status === 530;

/**
 * Sorts one probe into its outcome class: the table of answers a monitor meets, from a live 401 to a sign-in page.
 * A failure to connect stays `network_failure` until `gateOutcome` has looked at the controls.
 */
export function classifyProbe(target: Target, result: ProbeResult): Classified {
  if (result.overdueMs > MAX_OVERDUE_MS) return { class: 'discarded', code: 'OVERDUE' };
  const { end } = result;
  switch (end.kind) {
    case 'aborted':
      return { class: 'discarded', code: 'ABORTED' };
    case 'failed':
      return { class: failureClass(end.stage, end.code), code: end.code };
    case 'answered': {
      const outcome = answerClass(target, end);
      const unmet = outcome === 'ok' ? unmetCondition(target, result) : null;
      if (unmet === null) return { class: outcome, code: String(end.status) };
      return { class: unmet === BEYOND_READ ? 'walled' : 'provider_failure', code: unmet };
    }
  }
}

function failureClass(
  stage: Extract<ProbeEnd, { kind: 'failed' }>['stage'],
  code: string,
): Classified['class'] {
  if (stage === 'proxy') return 'intercepted';
  if (stage === 'tls' && isForeignCertificate(code)) return 'intercepted';
  return 'network_failure';
}

function answerClass(target: Target, answer: Answer): Classified['class'] {
  const { status, headers } = answer;
  // `challenge` is the only value Cloudflare documents for this header; the edge is alive, the origin behind it unknown.
  if (headers['cf-mitigated'] === 'challenge') return 'walled';
  if (status === 407 || status === 511) return 'intercepted';
  if (status === 429) return 'limited';
  if (status >= 500) return serverErrorClass(target, answer);
  if (target.expects === 'json' && isForeignAnswer(target, answer)) return 'intercepted';
  const isAlive = status === target.must?.status || target.aliveStatuses.includes(status);
  if (status < 400 || isAlive || LIVE_REFUSALS.has(status)) return 'ok';
  return 'walled';
}

/** Refusals that only the service itself gives: bad request, no key, no such path, wrong method. */
const LIVE_REFUSALS: ReadonlySet<number> = new Set([400, 401, 404, 405]);

/** Over plain HTTP anyone on the way can answer 5xx; with a valid certificate for the host only the provider can. */
function serverErrorClass(target: Target, { status, headers }: Answer): Classified['class'] {
  const isProven = target.url.startsWith('https:') || isCloudflareOriginError(status) || 'cf-ray' in headers;
  return isProven || status === 529 ? 'provider_failure' : 'network_failure';
}

/** HTML, or a redirect to another host, where an API's JSON is due: a portal or a proxy spoke in the service's name. */
function isForeignAnswer(target: Target, { status, headers }: Answer): boolean {
  if (status >= 300 && status < 400) return redirectsAway(target.url, headers.location);
  const isHtml = (headers['content-type'] ?? '').includes('text/html');
  return isHtml && !('cf-ray' in headers) && !('request-id' in headers);
}

function redirectsAway(from: string, location: string | undefined): boolean {
  if (location === undefined || !URL.canParse(location, from)) return false;
  return new URL(location, from).hostname !== new URL(from).hostname;
}
