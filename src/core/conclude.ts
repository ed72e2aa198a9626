import { type Place, placeOf } from '../shared/place.ts';
import type { Service } from '../shared/service.ts';
import type { Settings } from '../shared/settings.ts';
import type { Episode, Verdict, VerdictChange } from '../shared/verdict.ts';
import { ENGLISH_HERE, type Speech } from '../shared/words/speech.ts';
import { holdBack } from './alert-groups.ts';
import { type Alert, decideAlert, NOTHING_TOLD, type Told } from './alerts.ts';
import type { EngineState } from './engine-state.ts';
import { followEpisode, isSameEpisode } from './episodes.ts';
import { modelFor } from './model-check/model-for.ts';
import { withWaiting } from './notes/waiting-alert.ts';
import { waitingText } from './notes/waiting-text.ts';
import { type Notification, withoutOld } from './notification.ts';
import type { Now } from './now.ts';
import { NEW_PAGE } from './pages/page-state.ts';
import { type NotifiedService, notificationText } from './present/notification-text.ts';
import { NO_USE, REAL_USE_SERVICE_ID } from './real-use/recent-use.ts';
import { connectionState } from './verdict/connection.ts';
import { decideVerdict, isNewVerdict } from './verdict/fuse.ts';
import { type Official, toOfficial } from './verdict/official.ts';
import { alarmsAtOnce, type NetworkAlarm, networkAlarmAt, providerOf } from './verdict/others.ts';
import { observeSteadiness, STEADY, type Steadiness, steadyVerdict } from './verdict/steadiness.ts';
import { NEW_TARGET } from './verdict/target-state.ts';
import { type Watched, watchedIds } from './watched.ts';

/** What follows from the state of things: the state with its verdicts renewed, and what is to be written and told. */
export interface Conclusion {
  readonly state: EngineState;
  readonly changes: readonly VerdictChange[];
  /** Episodes that began, changed or ended. */
  readonly episodes: readonly Episode[];
  readonly notifications: readonly Notification[];
}

/** A sample speaks for now for three intervals; with a floor, so that a slow machine does not forget between two tries. */
const SAMPLE_KEEP_INTERVALS = 3;

interface Outcome {
  readonly watched: Watched;
  readonly verdict: Verdict;
  readonly isNew: boolean;
  /** What came before it was known: of trouble that ended unseen, nobody can say how long it lasted. */
  readonly isSeenThrough: boolean;
  readonly steadiness: Steadiness;
  /** What was told before. */
  readonly before: Told;
  readonly alert: Alert;
  /** The episode after the verdict; it may just have ended. */
  readonly episode: Episode | null;
  /** How many prompts wait for the service. */
  readonly waiting: number;
}

/** What a conclusion is drawn from. */
export interface Premises {
  readonly state: EngineState;
  readonly watched: readonly Watched[];
  readonly settings: Settings;
  readonly now: Now;
  /** How many prompts wait, by service; left out where none can. */
  readonly waiting?: ReadonlyMap<string, number> | undefined;
  /** How messages are worded; English where it is left out. */
  readonly speech?: Speech;
}

/** Renews the verdict of every watched service. Pure: equal premises give an equal conclusion. */
export function conclude(premises: Premises): Conclusion {
  const { state, watched, now, speech = ENGLISH_HERE } = premises;
  const alarms = watched.flatMap(({ service }) => networkAlarm(state, service) ?? []);
  const decided = watched.map((each) => concludeService(each, alarms, premises));
  const alerts = holdBack(decided, now.wallMs);
  const outcomes = decided.map((each, index) => ({ ...each, alert: alerts[index] ?? each.alert }));
  const notifications = toNotifications(outcomes, now.wallMs, speech);
  return {
    state: {
      ...state,
      verdicts: new Map(outcomes.map(({ watched: { service }, verdict }) => [service.id, verdict])),
      steadiness: new Map(outcomes.map(({ watched: { service }, steadiness }) => [service.id, steadiness])),
      told: new Map(outcomes.map(({ watched: { service }, alert }) => [service.id, alert.told])),
      episodes: new Map(
        outcomes.flatMap(({ watched: { service }, episode }) =>
          episode === null || episode.endedAt !== null ? [] : [[service.id, episode]],
        ),
      ),
      pending: [...withoutOld(state.pending, now.wallMs), ...notifications],
    },
    changes: [
      ...unwatchedChanges(state, watched, now),
      ...outcomes
        .filter(({ isNew }) => isNew)
        .map(({ watched: { service }, verdict }) => ({
          serviceId: service.id,
          at: now.wallMs,
          from: state.verdicts.get(service.id) ?? null,
          to: verdict,
        })),
    ],
    episodes: [
      ...unwatchedEpisodes(state, watched, now),
      ...outcomes.flatMap(({ watched: { service }, episode }) => {
        const before = state.episodes.get(service.id) ?? null;
        return episode === null || isSameEpisode(before, episode) ? [] : [episode];
      }),
    ],
    notifications,
  };
}

/** Of services that are not watched any more nothing is known from now on: the last verdict would stand for months otherwise. */
function unwatchedChanges(
  state: EngineState,
  watched: readonly Watched[],
  { wallMs }: Now,
): readonly VerdictChange[] {
  const ids = new Set(watched.map(({ service }) => service.id));
  return [...state.verdicts].flatMap(([serviceId, from]) => {
    const to: Verdict = {
      level: 'unknown',
      cause: null,
      reason: 'no_data',
      since: wallMs,
      observedAt: from.observedAt,
      suspicion: 'none',
      evidence: [],
    };
    return ids.has(serviceId) || !isNewVerdict(from, to) ? [] : [{ serviceId, at: wallMs, from, to }];
  });
}

/** The open episodes of services that are not watched any more, as they end: nobody would ever see how they went on. */
function unwatchedEpisodes(state: EngineState, watched: readonly Watched[], now: Now): readonly Episode[] {
  const ids = new Set(watched.map(({ service }) => service.id));
  return [...state.episodes.values()]
    .filter(({ serviceId }) => !ids.has(serviceId))
    .map((episode) => ({ ...episode, endedAt: Math.max(now.wallMs, episode.startedAt) }));
}

/** The alarm of a service that cannot be reached, for reasons its provider has not proven; null where there is none. */
function networkAlarm(state: EngineState, service: Service): NetworkAlarm | null {
  const at = networkAlarmAt(service.targets.flatMap(({ id }) => state.targets.get(id) ?? []));
  return at === null ? null : { provider: providerOf(service), name: service.name, at };
}

function concludeService(
  watched: Watched,
  alarms: readonly NetworkAlarm[],
  { state, settings, now, waiting }: Premises,
): Outcome {
  const { service } = watched;
  const official = officialOf(state, watched, now.wallMs);
  const previous = state.verdicts.get(service.id) ?? null;
  const alarm = networkAlarm(state, service);
  const found = decideVerdict(
    {
      official,
      targets: service.targets.map((target) => ({
        target,
        state: state.targets.get(target.id) ?? NEW_TARGET,
      })),
      connection: { state: connectionState(state.controls), reading: state.controls },
      sampleKeepMs: SAMPLE_KEEP_INTERVALS * settings.probes.intervalMs,
      freshFrom: state.freshFrom,
      gap: state.gap,
      previous,
      alarm,
      alarmsAtOnce: alarm === null ? [] : alarmsAtOnce(alarms, alarm),
      use: service.id === REAL_USE_SERVICE_ID ? state.use : NO_USE,
      model: modelFor(service.id, state, settings),
    },
    now,
  );
  const steadiness = observeSteadiness(state.steadiness.get(service.id) ?? STEADY, found.level, now.wallMs);
  const verdict = steadyVerdict(found, steadiness, previous);
  const before = state.told.get(service.id) ?? NOTHING_TOLD;
  const decided = decideAlert({ before, verdict, settings, serviceId: service.id, wallMs: now.wallMs });
  const open = state.episodes.get(service.id) ?? null;
  const episode = followEpisode(open, service.id, verdict, official, now.wallMs);
  const prompts = waiting?.get(service.id) ?? 0;
  const hasEnded = episode !== null && episode.endedAt !== null;
  const alert = { ...decided, due: withWaiting(decided.due, hasEnded, prompts) };
  const isNew = isNewVerdict(previous, verdict);
  const isSeenThrough = previous !== null && previous.level !== 'unknown';
  return { watched, verdict, isNew, isSeenThrough, steadiness, before, alert, episode, waiting: prompts };
}

/** What the service's page says about its watched components; null for a service without a page. */
function officialOf(state: EngineState, watched: Watched, wallMs: number): Official | null {
  const { page } = watched.service;
  if (page === null) return null;
  const pageState = state.pages.get(page.url) ?? NEW_PAGE;
  return toOfficial(pageState, watchedIds(watched, pageState.reading), wallMs);
}

/** One message for each service, or one for all where several begin, or end, in the same moment. */
function toNotifications(
  outcomes: readonly Outcome[],
  wallMs: number,
  speech: Speech,
): readonly Notification[] {
  const due = outcomes.filter(({ alert }) => alert.due !== null);
  const grouped = (['started', 'ended'] as const).flatMap((kind) => {
    const [first, ...others] = due.filter(({ alert }) => alert.due === kind);
    return first === undefined || others.length === 0
      ? []
      : [toNotification('several', [first, ...others], wallMs, speech)];
  });
  const told = new Set(grouped.flatMap(({ serviceIds }) => serviceIds));
  const single = due
    .filter(({ watched }) => !told.has(watched.service.id))
    .flatMap((outcome) =>
      outcome.alert.due === null ? [] : [toNotification(outcome.alert.due, [outcome], wallMs, speech)],
    );
  return [...grouped, ...single];
}

function toNotification(
  kind: Notification['kind'],
  outcomes: readonly [Outcome, ...Outcome[]],
  wallMs: number,
  speech: Speech,
): Notification {
  const serviceIds = outcomes.map(({ watched }) => watched.service.id);
  return {
    id: `${kind}-${serviceIds.join('+')}-${wallMs}`,
    at: wallMs,
    kind,
    serviceIds,
    place: toPlace(kind, outcomes),
    ...toText(kind, outcomes, wallMs, speech),
    urgency: urgencyOf(kind, outcomes),
  };
}

/**
 * What a message leads to: the prompts that wait, the official incident, the service as it stands, or how it went where it is over.
 */
function toPlace(kind: Notification['kind'], [first]: readonly [Outcome, ...Outcome[]]): Place {
  if (kind === 'several') return placeOf('now');
  const { watched, verdict, episode, waiting } = first;
  const serviceId = watched.service.id;
  if (kind === 'back' && waiting > 0) return placeOf('notes');
  const official = verdict.evidence.find((evidence) => evidence.kind === 'incident');
  const itemId = episode?.incidentId ?? official?.id ?? null;
  if (itemId !== null) return { view: 'incidents', serviceId, itemId };
  return placeOf(kind === 'ended' || kind === 'back' ? 'history' : 'now', serviceId);
}

function toText(
  kind: Notification['kind'],
  [first, ...others]: readonly [Outcome, ...Outcome[]],
  wallMs: number,
  speech: Speech,
): { readonly title: string; readonly body: string } {
  const text = notificationText(kind, [toNotified(first), ...others.map(toNotified)], wallMs, speech);
  const { waiting, watched } = first;
  return kind === 'back' && waiting > 0
    ? waitingText(watched.service.name, waiting, text.body, speech)
    : text;
}

function toNotified({ watched, verdict, episode, isSeenThrough }: Outcome): NotifiedService {
  return { name: watched.service.name, verdict, episode: isSeenThrough ? episode : null };
}

function urgencyOf(kind: Notification['kind'], outcomes: readonly Outcome[]): Notification['urgency'] {
  if (kind === 'maintenance') return 'low';
  const isGrave = outcomes.some(({ verdict }) => verdict.level === 'major_outage');
  return isGrave && kind !== 'ended' && kind !== 'back' ? 'critical' : 'normal';
}
