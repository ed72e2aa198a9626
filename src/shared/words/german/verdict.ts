import type { Words } from '../english/english.ts';
import type { Extent, Failing } from '../english/verdict.ts';

const list = (parts: readonly (string | null)[]): string => parts.filter((part) => part !== null).join(', ');

function withFailing(claim: string, { tries, code, since }: Failing): string {
  const facts = list([tries, code, since]);
  return facts === '' ? `${claim}.` : `${claim}: ${facts}.`;
}

type ByExtent = Readonly<Record<Extent, (name: string) => string>>;

const fails: ByExtent = {
  all: (name) => `${name} geht von hier nicht`,
  part: (name) => `Ein Teil von ${name} geht von hier nicht`,
  at_times: (name) => `${name} geht von hier zeitweise nicht`,
};

const stillFails: ByExtent = {
  all: (name) => `${name} geht von hier noch immer nicht`,
  part: (name) => `Ein Teil von ${name} geht von hier noch immer nicht`,
  at_times: (name) => `${name} geht von hier noch immer zeitweise nicht`,
};

const isUnreachable: ByExtent = {
  all: (name) => `${name} ist von hier nicht erreichbar`,
  part: (name) => `Ein Teil von ${name} ist von hier nicht erreichbar`,
  at_times: (name) => `${name} ist von hier nicht immer erreichbar`,
};

export const verdict: Words['verdict'] = {
  worksHere: (name) => `${name} geht hier.`,
  operationalByPage: (name) => `${name} ist in Betrieb, sagt die Statusseite.`,
  noIncidentByPage: (name) => `Die Statusseite von ${name} führt keinen öffentlichen Vorfall.`,
  operational: (name) => `${name} ist in Betrieb.`,
  checked: (when) => `Geprüft ${when}.`,

  nothingKnown: (name) => `Über ${name} ist noch nichts bekannt.`,
  noReading: (since) => `Keine Beobachtung ${since}.`,
  slept: (since) => `Keine Beobachtung ${since}: der Computer schlief.`,
  networkChanged: (name) => `Das Netz wechselte; ${name} wird neu geprüft.`,
  justStarted: (name) => `${name} wird zum ersten Mal seit dem Start geprüft.`,

  offline: 'Es besteht keine Verbindung zum Internet.',
  dns: 'Die eigene Verbindung kann keine Namen auflösen.',
  dnsMeans: 'Adressen sind erreichbar; der Namensserver (DNS) antwortet nicht.',
  captivePortal: 'Dieses WLAN verlangt eine Anmeldung.',
  proxy: 'Der Proxy lässt nichts durch.',
  proxyMeans: (code) => (code === null ? 'Jede Anfrage soll durch ihn gehen.' : `Er antwortet: ${code}.`),
  clock: 'Die Uhr dieses Computers geht falsch.',
  clockMeans: 'Zertifikate aller Seiten gelten als abgelaufen, bis sie richtig gestellt ist.',
  nameServer: (name) => `Der eigene Namensserver (DNS) führt nicht zu ${name}.`,
  nameServerMeans: 'Ein anderer tut es: oft ein Filter, ein VPN oder ein Router, der einen Neustart braucht.',
  severalAtOnce: (name) => `${name} und andere sind gleichzeitig unerreichbar geworden.`,
  severalAtOnceMeans: 'Das liegt selten an den Diensten: die eigene Verbindung wird geprüft.',
  intercepted: (name) => `Etwas im eigenen Netz antwortet anstelle von ${name}.`,
  interceptedMeans: (code) =>
    `${code === null ? '' : `Es zeigt sich als: ${code}. `}Oft ein Proxy, ein Virenscanner oder eine Anmeldeseite.`,
  wasFine: (name, when) => `${name} ging zuletzt ${when}.`,

  maintenance: (name, until) =>
    until === null ? `${name} wird gewartet.` : `${name} wird bis ${until} gewartet.`,
  officialOutage: (name, thing) => `${name} hat ${thing}, sagt die Statusseite.`,
  officialButWorksHere: (name, thing) => `${name} geht hier, obwohl die Statusseite ${thing} meldet.`,
  openIncident: 'einen offenen Vorfall',
  allGreenWithIncident: (name, works) =>
    works
      ? `${name} geht hier; die Statusseite hat einen offenen Vorfall.`
      : `${name} zeigt alles grün, mit einem offenen Vorfall.`,
  recovering: (name, works) =>
    works ? `${name} erholt sich: Versuche von hier gelingen wieder.` : `${name} erholt sich.`,

  fails: (name, extent, failing) => withFailing(fails[extent](name), failing),
  stillFails: (name, extent, failing) => withFailing(stillFails[extent](name), failing),
  unreachable: (name, extent, others) =>
    `${isUnreachable[extent](name)}${others ? '; andere Seiten schon' : ''}.`,
  failingFacts: ({ tries, code, since }) => {
    const facts = list([tries, code, since]);
    return facts === '' ? '' : `${facts.charAt(0).toUpperCase()}${facts.slice(1)}.`;
  },
  tries: (failed, tried, place) => {
    const at = place === null ? '' : ` bei ${place}`;
    return tried === 1 ? `der einzige Versuch${at}` : `${failed} von ${tried} Versuchen${at}`;
  },
  causeUnclear: 'Wessen Fehler es ist, ist noch nicht klar.',
  succeedsHere: 'Versuche von hier gelingen.',
  itFailsHere: (failing) => withFailing('Von hier schlägt es fehl', failing),

  failsInUse: (name) => `${name} antwortet, aber die eigenen Anfragen scheitern.`,
  unstable: (name) => `${name} ist unbeständig: es kommt und geht.`,
  unstableMeans: 'Mehr wird davon nicht gemeldet, bis es zur Ruhe kommt.',
  slow: (name, took, usual) =>
    took === null || usual === null
      ? `${name} antwortet langsamer als sonst.`
      : `${name} antwortet langsam: ${took}, sonst ${usual}.`,
  slowConnection: (name) => `${name} geht hier, aber die eigene Verbindung ist langsam.`,
  slowConnectionMeans: 'Auch unbeteiligte Seiten sind nur langsam zu erreichen.',
  botWall: (name) => `${name} lässt kein Programm zusehen: eine Bot-Prüfung steht davor.`,
  answerTooLong: (name) => `Ob ${name} geht wie vorgegeben, ist nicht zu sagen: die Antwort ist zu lang.`,
  answerTooLongMeans: 'Gelesen werden nur die ersten 16 KiB, und das Gesuchte steht nicht darin.',

  pageSilent: 'Die Statusseite hat es noch nicht gemeldet.',
  pageUnreadable: 'Die Statusseite ist nicht lesbar.',
  pageReports: (thing) => `Die Statusseite meldet ${thing}.`,
  pageResolved: (incident, when) =>
    `Die Statusseite sagt behoben${when === null ? '' : ` ${when}`}${incident === null ? '' : `: ${incident}`}.`,
  incident: (quoted, impact, since) => `${list([quoted, impact, since])}.`,
  quoted: (name) => `„${name}“`,

  checking: (failed) =>
    failed <= 1
      ? 'Ein Versuch schlug fehl; das wird geprüft.'
      : `${failed} Versuche schlugen fehl; das wird geprüft.`,
  suspected: (failed) =>
    failed <= 1
      ? 'Eine Störung wird vermutet.'
      : `Eine Störung wird vermutet: ${failed} Versuche schlugen fehl.`,
};
