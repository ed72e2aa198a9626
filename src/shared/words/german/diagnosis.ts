import type { Words } from '../english/english.ts';

export const diagnosis: Words['diagnosis'] = {
  connection: 'Eigene Verbindung',
  names: 'Namen',
  signIn: 'Anmeldeseite',
  encryption: 'Verschlüsselung',
  clock: 'Uhr',
  ipv6: 'IPv6',

  sitesAnswer: (reached, tried) =>
    `${reached} von ${tried} unbeteiligten Seiten ${reached === 1 ? 'antwortet' : 'antworten'}.`,
  onlyAddressAnswers: 'Eine Adresse im Internet antwortet, aber keine Seite.',
  nextStepsTell: 'Die nächsten Schritte zeigen, was dazwischensteht.',
  noSecureSite: 'Seiten sind zu erreichen, aber keine sichere Verbindung kommt zustande.',
  signInFirst: 'Sich zuerst in diesem Netz anmelden, wie unten beschrieben.',
  nothingAnswers: 'Keine Seite antwortet.',
  checkWiFi: 'WLAN oder Kabel prüfen, dann ein VPN aus- und wieder einschalten.',
  proxyRefuses: 'Der Proxy lässt nichts durch.',
  checkProxy: 'Die Einstellungen des Proxys ansehen oder es ohne ihn versuchen.',

  proxyResolves: 'Namen schlägt der Proxy nach; hier wurde keiner versucht.',
  namesResolve: 'Namen werden aufgelöst.',
  someNamesFail: (failed, tried) => `${failed} von ${tried} Namen werden nicht aufgelöst.`,
  noNameResolves: 'Kein Name wird aufgelöst, obwohl das Netz steht.',
  otherNameServer: 'Einen anderen DNS-Server wählen, etwa 1.1.1.1, oder den Router neu starten.',

  noSignIn: 'Keine Anmeldeseite ist im Weg.',
  wantsSignIn: 'Dieses Netz verlangt eine Anmeldung.',
  openPlainPage: 'Eine unverschlüsselte Seite öffnen, etwa http://neverssl.com, und sich dort anmelden.',
  noAnswer: 'Die Prüfung bekam keine Antwort.',
  notChecked: 'Nicht geprüft.',

  certificatesGenuine: 'Die Zertifikate sind echt.',
  handshakesBroken: 'Unverschlüsselte Seiten laden, aber jede sichere Verbindung wird abgebrochen.',
  certificatesOutOfDate: 'Die Zertifikate unbeteiligter Seiten passen nicht zum Datum dieses Computers.',
  certificatesForeign: 'Die Zertifikate unbeteiligter Seiten sind nicht ihre eigenen.',
  askNetwork:
    'Oft ein Proxy, eine Firewall oder ein Virenscanner, der den Verkehr öffnet. Fragen, wer dieses Netz betreibt.',
  noConnection: 'Es besteht keine Verbindung.',

  clockRight: 'Die Uhr dieses Computers geht richtig.',
  clockWrong: (span, isAhead) => `Die Uhr dieses Computers geht ${span} ${isAhead ? 'vor' : 'nach'}.`,
  clockFarOff: 'Die Uhr dieses Computers geht ganz falsch: für sie ist das Zertifikat keiner Seite gültig.',
  setClock: 'Datum und Uhrzeit stellen oder vom System stellen lassen.',

  ipv6BrokenAtSome:
    'Nicht jede Seite ist über das IPv6 erreichbar, das sie anbietet; das mag an ihr selbst liegen.',
  ipv6Fine: 'Nichts wartet hier auf ein IPv6, das nicht geht.',
  ipv6Broken: 'Es gibt Adressen für IPv6, aber nichts ist über sie erreichbar. Stattdessen dient IPv4.',
  fixIpv6: 'IPv6 ausschalten oder fragen, wer das Netz betreibt.',
};
