import { assertNever } from '../result.ts';
import type { Verdict } from '../verdict.ts';
import { clockWords, latencyWords } from './duration.ts';
import type { Extent } from './english/verdict.ts';
import { type Context, failingOf, reportedThing, sinceWords } from './sentence-context.ts';
import { listsNone } from './state.ts';

/** One sentence: service, state, place and age. */
export function headlineOf(context: Context): string {
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

function extentOf({ level }: Verdict): Extent {
  return level === 'partial_outage' ? 'part' : level === 'degraded' ? 'at_times' : 'all';
}

function maintenanceEnd({ facts, incidents, nowMs, speech }: Context): string | null {
  const maintenance =
    incidents.find(({ id }) => id === facts.incident?.id) ??
    incidents.find(({ kind }) => kind === 'maintenance');
  const until = maintenance?.scheduledUntil ?? null;
  return until === null || until <= nowMs ? null : clockWords(until, nowMs, speech);
}
