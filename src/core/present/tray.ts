import { needsAttention, sortByAttention } from '../../shared/attention.ts';
import { isTrouble } from '../../shared/level.ts';
import type { Incident } from '../../shared/observation.ts';
import { NEW_NOTE, type Place, placeOf } from '../../shared/place.ts';
import { plainLine } from '../../shared/plain.ts';
import type { ServiceView, Snapshot } from '../../shared/snapshot.ts';
import { clockWords } from '../../shared/words/duration.ts';
import { evidenceLine } from '../../shared/words/evidence.ts';
import { overallSentence } from '../../shared/words/overall.ts';
import { verdictSentence } from '../../shared/words/sentence.ts';
import { ENGLISH_HERE, type Speech } from '../../shared/words/speech.ts';
import { iconState, MAX_NAME_CHARS, stateLine } from '../../shared/words/state.ts';
import { isSnoozed, nextMorning } from './snooze.ts';
import type { MenuItem, TrayAction, TrayModel } from './tray-model.ts';

/** Windows cuts a tooltip after 127 characters (NOTIFYICONDATAW: 128 with the closing zero). */
const MAX_TOOLTIP_CHARS = 127;
const MAX_MENU_CHARS = 120;
const MAX_SERVICES = 12;
const MAX_INCIDENTS = 5;

export interface TrayOptions {
  readonly speech?: Speech;
  /** The morning a snooze "until tomorrow" ends, from a time; the host's own calendar where left out. */
  readonly morningAfter?: (nowMs: number) => number;
}

interface Context {
  readonly snapshot: Snapshot;
  readonly nowMs: number;
  readonly speech: Speech;
  readonly morningAfter: (nowMs: number) => number;
}

const SEPARATOR: MenuItem = { kind: 'separator' };

/** The whole tray for one snapshot. It carries no ages, so that it changes only when the state, the day or a setting does. */
export function toTrayModel(snapshot: Snapshot, nowMs: number, options: TrayOptions = {}): TrayModel {
  const { speech = ENGLISH_HERE, morningAfter = nextMorning } = options;
  const context: Context = { snapshot, nowMs, speech, morningAfter };
  const groups = [
    sentenceItems(context),
    serviceItems(context),
    incidentItems(context),
    commandItems(context),
    appItems(context),
  ];
  return {
    icon: iconState(snapshot.overall.level, snapshot.overall.cause),
    tooltip: plainLine(overallSentence(snapshot, nowMs, speech), MAX_TOOLTIP_CHARS),
    menu: groups
      .filter((group) => group.length > 0)
      .flatMap((group, index) => (index === 0 ? group : [SEPARATOR, ...group])),
  };
}

/** The verdict over all, and below it the sentence of the service that is worst off. */
function sentenceItems({ snapshot, nowMs, speech }: Context): readonly MenuItem[] {
  const overall = overallSentence(snapshot, nowMs, speech);
  const [worst] = sortByAttention(snapshot.services);
  if (worst === undefined || !isTrouble(worst.verdict.level)) return [label(overall)];
  const { name, verdict, incidents } = worst;
  const { headline, detail } = verdictSentence({ name, verdict, incidents, nowMs, style: 'still' }, speech);
  return [overall, headline, detail]
    .filter((text, index, all): text is string => text !== null && all.indexOf(text) === index)
    .map(label);
}

function serviceItems({ snapshot, nowMs, speech }: Context): readonly MenuItem[] {
  const sorted = sortByAttention(snapshot.services);
  const shown = sorted.slice(0, MAX_SERVICES);
  const rest = sorted.slice(MAX_SERVICES);
  const items = shown.map((service) =>
    action(stateLine(service, nowMs, speech), opening(placeOf('now', service.id))),
  );
  if (rest.length === 0) return items;
  const { tray } = speech.words;
  const text = rest.some(needsAttention) ? tray.more(rest.length) : tray.moreWork(rest.length);
  return [...items, action(text, opening(placeOf('now')))];
}

/** What is officially open, each once however many services share its page. */
function incidentItems({ snapshot, nowMs, speech }: Context): readonly MenuItem[] {
  const open = new Map<string, { readonly incident: Incident; readonly serviceId: string }>();
  for (const { id, page, incidents } of sortByAttention(snapshot.services)) {
    for (const incident of incidents) {
      const key = `${page?.url ?? id} ${incident.id}`;
      if (!open.has(key)) open.set(key, { incident, serviceId: id });
    }
  }
  const shown = [...open.values()]
    .slice(0, MAX_INCIDENTS)
    .map(({ incident, serviceId }) =>
      action(
        incidentText(incident, nowMs, speech),
        snapshot.capabilities.openLinks && incident.url?.startsWith('https://') === true
          ? { kind: 'openLink', url: incident.url }
          : opening({ view: 'incidents', serviceId, itemId: incident.id }),
      ),
    );
  const more = open.size - shown.length;
  if (more === 0) return shown;
  const text = speech.words.tray.moreIncidents(more);
  return [...shown, action(text, opening(placeOf('incidents')))];
}

function incidentText(incident: Incident, nowMs: number, speech: Speech): string {
  const { id, name, startedAt, resolvedAt } = incident;
  const impact = incident.kind === 'maintenance' ? 'maintenance' : incident.impact;
  return evidenceLine({ kind: 'incident', id, name, impact, startedAt, resolvedAt }, nowMs, speech);
}

function commandItems(context: Context): readonly MenuItem[] {
  return [
    action(context.speech.words.tray.checkNow, { kind: 'checkNow' }),
    ...snoozeItems(context),
    ...tellWhenBackItems(context),
  ];
}

function snoozeItems({ snapshot, nowMs, speech, morningAfter }: Context): readonly MenuItem[] {
  const { enabled, snoozedUntil } = snapshot.settings.notifications;
  if (!snapshot.capabilities.notifications || !enabled) return [];
  const { tray } = speech.words;
  if (snoozedUntil !== null && isSnoozed(snoozedUntil, nowMs)) {
    return [
      label(tray.snoozedUntil(clockWords(snoozedUntil, nowMs, speech))),
      action(tray.endSnooze, { kind: 'snooze', choice: 'end' }),
    ];
  }
  const morning = clockWords(morningAfter(nowMs), nowMs, speech);
  return [
    submenu(tray.snooze, [
      action(tray.snoozeHour, { kind: 'snooze', choice: 'hour' }),
      action(tray.snoozeUntil(morning), { kind: 'snooze', choice: 'morning' }),
    ]),
  ];
}

/** Offered where a service is in trouble, and kept while it is asked for, so that it can be taken back. */
function tellWhenBackItems({ snapshot, speech }: Context): readonly MenuItem[] {
  if (!snapshot.capabilities.notifications) return [];
  const { tray } = speech.words;
  const services = sortByAttention(snapshot.services)
    .filter(({ verdict, tellWhenBack }) => isTrouble(verdict.level) || tellWhenBack)
    .slice(0, MAX_SERVICES);
  const [only] = services;
  if (only === undefined) return [];
  if (services.length === 1) return [tellWhenBackItem(tray.tellWhenNamedBack(nameOf(only)), only)];
  return [
    submenu(
      tray.tellWhenBack,
      services.map((service) => tellWhenBackItem(nameOf(service), service)),
    ),
  ];
}

function tellWhenBackItem(text: string, { id, tellWhenBack }: ServiceView): MenuItem {
  return checkbox(text, tellWhenBack, { kind: 'tellWhenBack', serviceId: id, on: !tellWhenBack });
}

function appItems({ snapshot, speech }: Context): readonly MenuItem[] {
  const { tray } = speech.words;
  const { startAtLogin } = snapshot.settings;
  return [
    ...(snapshot.notes === undefined
      ? []
      : [action(tray.newNote, opening(NEW_NOTE)), action(tray.notes, opening(placeOf('notes')))]),
    action(tray.dashboard, opening(placeOf('now'))),
    ...(snapshot.capabilities.startAtLogin
      ? [checkbox(tray.startAtLogin, startAtLogin, { kind: 'setStartAtLogin', on: !startAtLogin })]
      : []),
    action(tray.quit, { kind: 'quit' }),
  ];
}

function label(text: string): MenuItem {
  return { kind: 'label', text: menuText(text) };
}

function action(text: string, action: TrayAction): MenuItem {
  return { kind: 'action', text: menuText(text), action, enabled: true };
}

function opening(place: Place): TrayAction {
  return { kind: 'openWindow', place };
}

function checkbox(text: string, checked: boolean, action: TrayAction): MenuItem {
  return { kind: 'checkbox', text: menuText(text), checked, action };
}

function submenu(text: string, items: readonly MenuItem[]): MenuItem {
  return { kind: 'submenu', text: menuText(text), items };
}

/** Electron reads a single ampersand as the mark of a shortcut on every platform (electron#9584, macOS: electron#9978). */
function menuText(text: string): string {
  return plainLine(text, MAX_MENU_CHARS).replaceAll('&', '&&');
}

function nameOf({ name }: ServiceView): string {
  return plainLine(name, MAX_NAME_CHARS);
}
