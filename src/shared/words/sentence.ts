import type { Incident } from '../observation.ts';
import { plainLine } from '../plain.ts';
import { assertNever } from '../result.ts';
import type { Verdict } from '../verdict.ts';
import { codeWords } from './code.ts';
import { ageWords, clockWords, latencyWords, spanWords } from './duration.ts';
import type { Extent, Failing } from './english/verdict.ts';
import { type Facts, factsOf } from './facts.ts';
import { ENGLISH_HERE, type Speech } from './speech.ts';
import { listsNone, MAX_NAME_CHARS } from './state.ts';

/** The longest incident name within a sentence; the window shows it whole beside it. */
const MAX_INCIDENT_CHARS = 100;

/** What a sentence is about. A `ServiceView` fits; its incidents tell until when a maintenance lasts. */
export interface SpokenService {
  readonly name: string;
  readonly verdict: Verdict;
  readonly incidents?: readonly Incident[];
}

/**
 * How a text is read. `live` is shown now and drawn again as time goes on: ages and counts. `told` is read later, such as a
 * notification: clock times and counts. `still` changes only when the state does, such as a menu: clock times, no counts.
 */
export type SentenceStyle = 'live' | 'told' | 'still';

export interface Sentence {
  /** One sentence: service, state, place and age. */
  readonly headline: string;
  /** What else there is to know, in one to three short sentences. */
  readonly detail: string | null;
}

/** Everything that goes into the wording of one verdict. */
interface Context {
  readonly name: string;
  readonly verdict: Verdict;
  readonly incidents: readonly Incident[];
  readonly facts: Facts;
  readonly nowMs: number;
  readonly style: SentenceStyle;
  readonly speech: Speech;
}

/** A verdict read aloud: calm, and claiming no more than its evidence does. */
export function verdictSentence(
  input: SpokenService & { readonly nowMs: number; readonly style?: SentenceStyle },
  speech: Speech = ENGLISH_HERE,
): Sentence {
  const { verdict, nowMs, style = 'live', incidents = [] } = input;
  const name = plainLine(input.name, MAX_NAME_CHARS);
  const context: Context = { name, verdict, incidents, nowMs, style, speech, facts: factsOf(verdict) };
  const detail = detailsOf(context).filter((part) => part !== null && part !== '');
  return { headline: headlineOf(context), detail: detail.length === 0 ? null : detail.join(' ') };
}

function headlineOf(context: Context): string {
  const { name, verdict, facts, speech } = context;
  const words = speech.words.verdict;
  switch (verdict.reason) {
    case 'no_data':
      return noDataHeadline(context);
    case 'offline':
      return words.offline;
    case 'dns':
      return words.dns;
    case 'captive_portal':
      return words.captivePortal;
    case 'proxy':
      return words.proxy;
    case 'intercepted':
      return words.intercepted(name);
    case 'clock':
      return words.clock;
    case 'name_server':
      return words.nameServer(name);
    case 'several_at_once':
      return words.severalAtOnce(name);
    case 'official_maintenance':
      return words.maintenance(name, maintenanceEnd(context));
    case 'official_outage':
    case 'official_degraded':
      return words.officialOutage(name, reportedThing(context) ?? words.openIncident);
    case 'official_but_works_here':
      return words.officialButWorksHere(name, reportedThing(context) ?? words.openIncident);
    case 'failing_here':
      return words.fails(name, extentOf(verdict), failingOf(context));
    case 'resolved_but_failing_here':
      return words.stillFails(name, extentOf(verdict), failingOf(context));
    case 'unreachable_from_here':
      return words.unreachable(name, extentOf(verdict), (facts.connection?.reached ?? 0) > 0);
    case 'unstable':
      return words.unstable(name);
    case 'failing_in_use':
      return words.failsInUse(name);
    case 'slow_here':
      return slowHeadline(context);
    case 'slow_connection':
      return words.slowConnection(name);
    case 'bot_wall':
      return words.botWall(name);
    case 'answer_too_long':
      return words.answerTooLong(name);
    case 'incident_open_all_green':
      return words.allGreenWithIncident(name, facts.works);
    case 'recovering':
      return words.recovering(name, facts.works);
    case 'all_good':
      if (facts.works) return words.worksHere(name);
      if (listsNone(verdict)) return words.noIncidentByPage(name);
      return facts.page?.level === 'operational' ? words.operationalByPage(name) : words.operational(name);
    default:
      return assertNever(verdict.reason);
  }
}

function detailsOf(context: Context): readonly (string | null)[] {
  const { verdict, facts, speech } = context;
  const words = speech.words.verdict;
  switch (verdict.reason) {
    case 'no_data':
      return [unreadablePage(context), lastFine(context)];
    case 'offline':
    case 'captive_portal':
      return [lastFine(context)];
    case 'dns':
      return [words.dnsMeans, lastFine(context)];
    case 'proxy':
      return [words.proxyMeans(failingOf(context).code), lastFine(context)];
    case 'intercepted':
      return [words.interceptedMeans(failingOf(context).code)];
    case 'clock':
      return [words.clockMeans];
    case 'name_server':
      return [words.nameServerMeans];
    case 'several_at_once':
      return [words.severalAtOnceMeans, lastFine(context)];
    case 'unstable':
      return [words.unstableMeans, pageClause(context)];
    case 'failing_in_use':
    case 'slow_here':
      return [sinceClause(context), pageClause(context)];
    case 'slow_connection':
      return [words.slowConnectionMeans];
    case 'answer_too_long':
      return [words.answerTooLongMeans, unreadablePage(context)];
    case 'bot_wall':
      return [unreadablePage(context)];
    case 'official_maintenance':
      return [incidentClause(context), seenHere(context)];
    case 'official_outage':
    case 'official_degraded':
      return [incidentClause(context) ?? sinceClause(context), seenHere(context)];
    case 'official_but_works_here':
    case 'incident_open_all_green':
      return [incidentClause(context), checked(context), doubt(context)];
    case 'recovering':
      return [incidentClause(context), doubt(context)];
    case 'failing_here':
      return [pageClause(context)];
    case 'resolved_but_failing_here':
      return [resolvedClause(context)];
    case 'unreachable_from_here':
      return [words.failingFacts(failingOf(context)), words.causeUnclear];
    case 'all_good':
      return [facts.works || facts.page !== null ? checked(context) : null, doubt(context)];
    default:
      return assertNever(verdict.reason);
  }
}

/** A still text carries no figure that changes by the minute. */
function slowHeadline({ name, facts: { slow }, style, speech }: Context): string {
  const words = speech.words.verdict;
  if (slow === null || style === 'still') return words.slow(name, null, null);
  return words.slow(name, latencyWords(slow.ttfbMs, speech), latencyWords(slow.usualMs, speech));
}

function noDataHeadline(context: Context): string {
  const { name, facts, speech } = context;
  const words = speech.words.verdict;
  const since = facts.gap === null ? null : sinceWords(facts.gap.fromAt, context);
  if (facts.gap === null) return words.nothingKnown(name);
  switch (facts.gap.reason) {
    case 'started':
      return words.justStarted(name);
    case 'network_changed':
      return words.networkChanged(name);
    case 'slept':
      return since === null ? words.nothingKnown(name) : words.slept(since);
    case 'silent':
      return since === null ? words.nothingKnown(name) : words.noReading(since);
    default:
      return assertNever(facts.gap.reason);
  }
}

/** "for 3 min" where the text is drawn again, "since 14:05" elsewhere; null for less than a second. */
function sinceWords(at: number, { nowMs, style, speech }: Context): string | null {
  const { time } = speech.words;
  if (style !== 'live') return time.since(clockWords(at, nowMs, speech));
  return nowMs - at < 1000 ? null : time.for(spanWords(nowMs - at, speech));
}

/** "4 min ago" where the text is drawn again, "at 14:05" elsewhere. */
function whenWords(at: number, { nowMs, style, speech }: Context): string {
  return style === 'live' ? ageWords(at, nowMs, speech) : speech.words.time.at(clockWords(at, nowMs, speech));
}

function extentOf({ level }: Verdict): Extent {
  return level === 'partial_outage' ? 'part' : level === 'degraded' ? 'at_times' : 'all';
}

function failingOf(context: Context): Failing {
  const { facts, verdict, style, speech } = context;
  const { failing } = facts;
  const since = sinceWords(verdict.since, context);
  if (failing === null) return { tries: null, code: null, since };
  const place = facts.targets > 1 ? plainLine(failing.name, MAX_NAME_CHARS) : null;
  return {
    tries: style === 'still' ? null : speech.words.verdict.tries(failing.failed, failing.tried, place),
    code: codeWords(failing.code, failing.class, speech),
    since,
  };
}

function maintenanceEnd({ facts, incidents, nowMs, speech }: Context): string | null {
  const maintenance =
    incidents.find(({ id }) => id === facts.incident?.id) ??
    incidents.find(({ kind }) => kind === 'maintenance');
  const until = maintenance?.scheduledUntil ?? null;
  return until === null || until <= nowMs ? null : clockWords(until, nowMs, speech);
}

function reportedThing({ facts, speech }: Context): string | null {
  return facts.reported === null ? null : speech.words.state.levelThing[facts.reported];
}

function incidentClause({ facts, nowMs, speech }: Context): string | null {
  const { incident } = facts;
  if (incident === null || incident.resolvedAt !== null) return null;
  const { state, time, verdict: words } = speech.words;
  const quoted = words.quoted(plainLine(incident.name, MAX_INCIDENT_CHARS));
  const since = time.since(clockWords(incident.startedAt, nowMs, speech));
  return words.incident(quoted, state.impact[incident.impact], since);
}

function sinceClause(context: Context): string | null {
  const since = sinceWords(context.verdict.since, context);
  return context.speech.words.verdict.failingFacts({ tries: null, code: null, since });
}

function seenHere(context: Context): string | null {
  const { facts, speech } = context;
  const words = speech.words.verdict;
  if (facts.failing !== null) return words.itFailsHere({ ...failingOf(context), since: null });
  return facts.works ? words.succeedsHere : null;
}

function pageClause(context: Context): string | null {
  const { facts, speech } = context;
  const words = speech.words.verdict;
  const thing = reportedThing(context);
  if (thing !== null) return words.pageReports(thing);
  return unreadablePage(context) ?? (facts.page?.level === 'operational' ? words.pageSilent : null);
}

function unreadablePage({ facts, speech }: Context): string | null {
  return facts.page?.failure == null ? null : speech.words.verdict.pageUnreadable;
}

function resolvedClause({ facts, nowMs, speech }: Context): string {
  const words = speech.words.verdict;
  const { incident } = facts;
  if (incident === null || incident.resolvedAt === null) return words.pageResolved(null, null);
  const when = speech.words.time.at(clockWords(incident.resolvedAt, nowMs, speech));
  return words.pageResolved(words.quoted(plainLine(incident.name, MAX_INCIDENT_CHARS)), when);
}

function lastFine(context: Context): string | null {
  const { facts, name, speech } = context;
  return facts.lastFineAt === null
    ? null
    : speech.words.verdict.wasFine(name, whenWords(facts.lastFineAt, context));
}

/** Only where the text is drawn again: elsewhere it would be old when it is read. */
function checked(context: Context): string | null {
  const { verdict, style, speech } = context;
  return style === 'live' && verdict.observedAt !== null
    ? speech.words.verdict.checked(whenWords(verdict.observedAt, context))
    : null;
}

function doubt({ verdict, facts, style, speech }: Context): string | null {
  const { suspicion } = verdict;
  if (suspicion === 'none') return null;
  return speech.words.verdict[suspicion](style === 'still' ? 0 : (facts.failing?.failed ?? 0));
}
