import { plainLine } from '../plain.ts';
import { assertNever } from '../result.ts';
import { ageWords, clockWords } from './duration.ts';
import { type Context, failingOf, reportedThing, sinceWords } from './sentence-context.ts';

/** The longest incident name within a sentence; the window shows it whole beside it. */
const MAX_INCIDENT_CHARS = 100;

/** What else there is to know of a verdict, a short sentence each; null for one that has nothing to say. */
export function detailsOf(context: Context): readonly (string | null)[] {
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

/** "4 min ago" where the text is drawn again, "at 14:05" elsewhere. */
function whenWords(at: number, { nowMs, style, speech }: Context): string {
  return style === 'live' ? ageWords(at, nowMs, speech) : speech.words.time.at(clockWords(at, nowMs, speech));
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
