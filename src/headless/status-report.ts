import type { ConnectionState } from '../shared/observation.ts';
import type { ServiceView, Snapshot } from '../shared/snapshot.ts';
import { evidenceLine } from '../shared/words/evidence.ts';
import { verdictSentence } from '../shared/words/sentence.ts';
import { decideExitCode } from './exit-code.ts';
import type { Sight } from './look.ts';

/** What `--json` prints of one service: its view with the verdict's parts on top and everything in words beside. Times in ms. */
function toServiceReport(service: ServiceView, nowMs: number) {
  const { verdict, ...view } = service;
  const { headline, detail } = verdictSentence({ ...service, nowMs });
  return {
    ...view,
    level: verdict.level,
    cause: verdict.cause,
    reason: verdict.reason,
    since: verdict.since,
    observedAt: verdict.observedAt,
    suspicion: verdict.suspicion,
    sentence: headline,
    detail,
    evidence: verdict.evidence.map((evidence) => ({ ...evidence, text: evidenceLine(evidence, nowMs) })),
    targets: view.targets.map(({ id, name, url, last }) => ({ id, name, url, last })),
  };
}

/**
 * The connection as of the verdicts it is printed with: where nobody has tried it yet, they are of an earlier run, and so is what
 * they tell of it.
 */
function connectionBeside({ connection, services }: Snapshot): ConnectionState {
  if (connection.reading !== null) return connection.state;
  const told = services.flatMap(({ verdict }) =>
    verdict.evidence.filter((found) => found.kind === 'connection'),
  );
  return told.toSorted((one, other) => other.at - one.at)[0]?.state ?? 'unknown';
}

/** What `pilotlight status --json` prints. */
export function toStatusReport({ snapshot, origin }: Sight, services: readonly ServiceView[]) {
  return {
    at: snapshot.at,
    source: origin.kind,
    ageMs: origin.kind === 'live' ? 0 : origin.ageMs,
    exitCode: decideExitCode(services.map(({ verdict }) => verdict)),
    connection: connectionBeside(snapshot),
    services: services.map((service) => toServiceReport(service, snapshot.at)),
    notices: snapshot.notices,
  };
}

/** One verdict change as one JSON object, for `watch`, `wait` and `serve`. */
export function toChangeReport(service: ServiceView, from: ServiceView | null, atMs: number) {
  const { level, cause, reason, since, suspicion, evidence } = service.verdict;
  const { headline, detail } = verdictSentence({ ...service, nowMs: atMs, style: 'told' });
  return {
    at: atMs,
    service: service.id,
    name: service.name,
    from: from?.verdict.level ?? null,
    level,
    cause,
    reason,
    since,
    suspicion,
    sentence: headline,
    detail,
    evidence: evidence.map((item) => evidenceLine(item, atMs)),
  };
}
