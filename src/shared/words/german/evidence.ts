import type { Words } from '../english/english.ts';

type ConnectionWords = Readonly<Record<Parameters<Words['evidence']['connection']>[0], string>>;

const connection: ConnectionWords = {
  online: 'Die eigene Verbindung ist in Ordnung',
  ipv6: 'Die eigene Verbindung geht, aber ihr IPv6 ist gestört',
  offline: 'Die eigene Verbindung ist unterbrochen',
  dns: 'Die eigene Verbindung kann keine Namen auflösen',
  captive: 'Das Netz verlangt eine Anmeldung',
  proxy: 'Der Proxy lässt nichts durch',
  intercepted: 'Etwas im eigenen Netz antwortet anstelle anderer',
  clock: 'Die Uhr dieses Computers geht falsch',
  unknown: 'Die eigene Verbindung ist noch nicht beurteilt',
};

const inSpan = (span: string | null): string => (span === null ? '' : ` in ${span}`);

const tries = (count: number): string => (count === 1 ? '1 Versuch' : `${count} Versuche`);

const share = (part: number, whole: number): string =>
  whole === 1 ? 'Der einzige Versuch' : `${part} von ${whole} Versuchen`;

const were = (whole: number, singular: string, plural: string): string => (whole === 1 ? singular : plural);

export const evidence: Words['evidence'] = {
  noTries: (place) => `Noch keine Versuche bei ${place}`,
  failed: (place, failed, tried, span, code) =>
    `${share(failed, tried)} bei ${place} fehlgeschlagen${inSpan(span)}: ${code}`,
  succeeded: (place, tried, span) => `${share(tried, tried)} bei ${place} gelungen${inSpan(span)}`,
  limited: (place, tried, span, code) =>
    `${share(tried, tried)} bei ${place} ${were(tried, 'bekam', 'bekamen')} eine Antwort${inSpan(span)}: ${code}`,
  walled: (place, tried, code) =>
    `${tries(tried)} bei ${place} ${were(tried, 'kam', 'kamen')} an keiner Bot-Prüfung vorbei, was nichts über den Dienst sagt: ${code}`,
  uncounted: (place, tried, code) => `${tries(tried)} bei ${place} nicht gezählt: ${code}`,

  connection: (state, reached, tried) =>
    tried === 0
      ? connection[state]
      : `${connection[state]}: ${reached} von ${tried} Kontrollseiten ${reached === 1 ? 'antwortet' : 'antworten'}`,

  pageNeverRead: 'Die Statusseite wurde noch nicht gelesen',
  pageNeverReadable: (failure) => `Die Statusseite war noch nicht lesbar (${failure})`,
  pageSays: (level, age, mirror) =>
    `Die Statusseite sagt: ${level}, gelesen ${age}${mirror === null ? '' : ` über ihren Spiegel ${mirror}`}`,
  pageListsNone: (age, mirror) =>
    `Die Statusseite führt keinen öffentlichen Vorfall, gelesen ${age}${mirror === null ? '' : ` über ihren Spiegel ${mirror}`}`,
  pageUnreadable: (failure, tried, level, age) =>
    `Die Statusseite war ${tried} nicht lesbar (${failure}); zuletzt bekannt: ${level}, gelesen ${age}`,
  component: (name, level) => `${name}: ${level}, sagt die Seite`,

  incidentOpen: (name, since) => `Vorfall ${since}: ${name}`,
  incidentResolved: (name, when) => `Vorfall behoben ${when}: ${name}`,
  maintenanceOpen: (name, since) => `Wartung ${since}: ${name}`,
  maintenanceDone: (name, when) => `Wartung beendet ${when}: ${name}`,
  maintenancePlanned: (name, from) => `Wartung ab ${from}: ${name}`,

  slow: (place, slow, tried, took, usual) =>
    `${share(slow, tried)} bei ${place} langsam: ${took}, sonst ${usual}`,

  nameKnownElsewhere: (place) =>
    `Der eigene Namensserver antwortet für ${place} falsch oder gar nicht; ein anderer kennt den Namen`,
  nameUnknownElsewhere: (place) => `Auch ein anderer Namensserver kennt ${place} nicht`,
  nameFailsElsewhere: (place) => `Auch ein anderer Namensserver kann ${place} nicht auflösen`,

  use: (failed, tried, span, code, models) =>
    `${failed} von ${tried} eigenen Anfragen scheiterten in ${span}: ${code}${models.length === 0 ? '' : ` (${models.join(', ')})`}`,
  othersToo: (names) => `In derselben Minute waren auch ${names.join(', ')} nicht erreichbar`,
  changed: (count, span) => `Kam und ging ${count === 1 ? 'einmal' : `${count}-mal`} innerhalb von ${span}`,

  gapStarted: (since) => `Keine Beobachtung ${since}: Pilotlight lief nicht`,
  gapSlept: (since) => `Keine Beobachtung ${since}: der Computer schlief`,
  gapNetworkChanged: (since) => `Keine Beobachtung ${since}: das Netz wechselte`,
  gapSilent: (since) => `Keine Beobachtung ${since}`,
};
