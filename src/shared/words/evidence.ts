import { BEYOND_READ } from '../observation.ts';
import { plainLine } from '../plain.ts';
import { assertNever } from '../result.ts';
import type { Evidence } from '../verdict.ts';
import { codeWords, pageFailureWords } from './code.ts';
import { ageWords, clockWords, latencyWords, spanWords } from './duration.ts';
import type { EvidenceOf } from './facts.ts';
import type { SentenceStyle } from './sentence-context.ts';
import { ENGLISH_HERE, type Speech } from './speech.ts';
import { MAX_NAME_CHARS } from './state.ts';

type EvidenceStyle = Exclude<SentenceStyle, 'still'>;

const MAX_INCIDENT_CHARS = 200;

/**
 * One fact behind a verdict, read aloud as one line without a full stop. A step of the past, whose own time `nowMs` then is, is
 * `told`: with clock times, for nobody reads it at the time from which its ages count.
 */
export function evidenceLine(
  evidence: Evidence,
  nowMs: number,
  speech: Speech = ENGLISH_HERE,
  style: EvidenceStyle = 'live',
): string {
  const { words } = speech;
  switch (evidence.kind) {
    case 'probes':
      return probesLine(evidence, speech);
    case 'connection':
      return words.evidence.connection(evidence.state, evidence.reached, evidence.tried);
    case 'page':
      return pageLine(evidence, nowMs, speech, style);
    case 'component':
      return words.evidence.component(
        plainLine(evidence.name, MAX_NAME_CHARS),
        words.state.levelWithin[evidence.level],
      );
    case 'incident':
      return incidentLine(evidence, nowMs, speech);
    case 'latency':
      return latencyLine(evidence, speech);
    case 'name_server':
      return nameServerLine(evidence, speech);
    case 'others':
      return words.evidence.othersToo(
        evidence.names.map((name) => plainLine(name, MAX_NAME_CHARS)).slice(0, 4),
      );
    case 'use':
      return realUseLine(evidence, speech);
    case 'model':
      return modelLine(evidence, nowMs, speech);
    case 'changes':
      return words.evidence.changed(evidence.count, spanWords(evidence.spanMs, speech));
    case 'gap':
      return gapLine(evidence, nowMs, speech);
    default:
      return assertNever(evidence);
  }
}

function probesLine(probes: EvidenceOf<'probes'>, speech: Speech): string {
  const words = speech.words.evidence;
  const { failed, tried } = probes;
  const place = plainLine(probes.name, MAX_NAME_CHARS);
  if (tried <= 0) return words.noTries(place);
  const span = probes.spanMs < 1000 ? null : spanWords(probes.spanMs, speech);
  const code = codeWords(probes.code, probes.class, speech);
  if (failed > 0) return words.failed(place, failed, tried, span, code);
  switch (probes.class) {
    case 'ok':
      return words.succeeded(place, tried, span);
    case 'limited':
      return words.limited(place, tried, span, code);
    case 'walled':
      return probes.code === BEYOND_READ
        ? words.uncounted(place, tried, code)
        : words.walled(place, tried, code);
    case 'provider_failure':
    case 'network_failure':
    case 'local':
    case 'intercepted':
    case 'discarded':
      return words.uncounted(place, tried, code);
    default:
      return assertNever(probes.class);
  }
}

function realUseLine(use: EvidenceOf<'use'>, speech: Speech): string {
  const code = codeWords(use.code, 'provider_failure', speech);
  const models = use.models.map(({ model }) => plainLine(model, MAX_NAME_CHARS)).slice(0, 3);
  return speech.words.evidence.use(use.failed, use.tried, spanWords(use.spanMs, speech), code, models);
}

/** One request with the user's own key: when, to which model, and what came of it. */
export function modelLine(
  { model, outcome, code, tookMs, failed, at }: Omit<EvidenceOf<'model'>, 'kind'>,
  nowMs: number,
  speech: Speech = ENGLISH_HERE,
): string {
  const { modelCheck: words, time } = speech.words;
  const name = plainLine(model, MAX_NAME_CHARS);
  const when = time.at(clockWords(at, nowMs, speech));
  if (outcome === 'answered') return words.answered(name, when, latencyWords(tookMs ?? 0, speech));
  const meaning = outcome === 'failed' ? 'provider_failure' : outcome === 'limited' ? 'limited' : 'discarded';
  const exact = codeWords(code, meaning, speech);
  return outcome === 'failed' ? words.failed(name, when, exact, failed) : words.other(name, when, exact);
}

function latencyLine(latency: EvidenceOf<'latency'>, speech: Speech): string {
  const place = plainLine(latency.name, MAX_NAME_CHARS);
  const [took, usual] = [latency.ttfbMs, latency.usualMs].map((ms) => latencyWords(ms, speech));
  return speech.words.evidence.slow(place, latency.slow, latency.tried, took ?? '', usual ?? '');
}

function nameServerLine({ name, elsewhere }: EvidenceOf<'name_server'>, speech: Speech): string {
  const words = speech.words.evidence;
  const place = plainLine(name, MAX_NAME_CHARS);
  switch (elsewhere) {
    case 'known':
      return words.nameKnownElsewhere(place);
    case 'no_such_name':
      return words.nameUnknownElsewhere(place);
    case 'failing':
      return words.nameFailsElsewhere(place);
    default:
      return assertNever(elsewhere);
  }
}

function pageLine(page: EvidenceOf<'page'>, nowMs: number, speech: Speech, style: EvidenceStyle): string {
  const when = (at: number): string =>
    style === 'live' ? ageWords(at, nowMs, speech) : speech.words.time.at(clockWords(at, nowMs, speech));
  const words = speech.words.evidence;
  const { readAt, failure } = page;
  const isSilent = page.basis === 'incidents' && page.level === 'operational';
  const level = isSilent ? speech.words.state.noIncidentWithin : speech.words.state.levelWithin[page.level];
  if (readAt === null) {
    return failure === null
      ? words.pageNeverRead
      : words.pageNeverReadable(pageFailureWords(failure, speech));
  }
  const age = when(readAt);
  if (failure === null) {
    const mirror = page.mirror === null ? null : plainLine(page.mirror, MAX_NAME_CHARS);
    return isSilent ? words.pageListsNone(age, mirror) : words.pageSays(level, age, mirror);
  }
  const tried = when(failure.at);
  return words.pageUnreadable(pageFailureWords(failure, speech), tried, level, age);
}

function incidentLine(incident: EvidenceOf<'incident'>, nowMs: number, speech: Speech): string {
  const { time, evidence: words } = speech.words;
  const name = plainLine(incident.name, MAX_INCIDENT_CHARS);
  const clock = (at: number): string => clockWords(at, nowMs, speech);
  const isMaintenance = incident.impact === 'maintenance';
  if (incident.resolvedAt !== null) {
    const when = time.at(clock(incident.resolvedAt));
    return isMaintenance ? words.maintenanceDone(name, when) : words.incidentResolved(name, when);
  }
  if (isMaintenance && incident.startedAt > nowMs)
    return words.maintenancePlanned(name, clock(incident.startedAt));
  const since = time.since(clock(incident.startedAt));
  return isMaintenance ? words.maintenanceOpen(name, since) : words.incidentOpen(name, since);
}

function gapLine(gap: EvidenceOf<'gap'>, nowMs: number, speech: Speech): string {
  const { time, evidence: words } = speech.words;
  const since = time.since(clockWords(gap.fromAt, nowMs, speech));
  switch (gap.reason) {
    case 'started':
      return words.gapStarted(since);
    case 'slept':
      return words.gapSlept(since);
    case 'network_changed':
      return words.gapNetworkChanged(since);
    case 'silent':
      return words.gapSilent(since);
    default:
      return assertNever(gap.reason);
  }
}
