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
  nothingAnswers: 'Keine Seite antwortet.',
  checkWiFi: 'WLAN oder Kabel prüfen, dann ein VPN aus- und wieder einschalten.',
  proxyRefuses: 'Der Proxy lässt nichts durch.',
  checkProxy: 'Die Einstellungen des Proxys ansehen oder es ohne ihn versuchen.',

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
  certificatesForeign: 'Die Zertifikate unbeteiligter Seiten sind nicht ihre eigenen.',
  askNetwork:
    'Ein Proxy, eine Firewall oder ein Virenscanner öffnet den Verkehr. Fragen, wer dieses Netz betreibt.',
  noConnection: 'Es besteht keine Verbindung.',

  clockRight: 'Die Uhr dieses Computers geht richtig.',
  clockWrong: (span, isAhead) => `Die Uhr dieses Computers geht ${span} ${isAhead ? 'vor' : 'nach'}.`,
  setClock: 'Datum und Uhrzeit stellen oder vom System stellen lassen.',

  ipv6Fine: 'Nichts wartet hier auf ein IPv6, das nicht geht.',
  ipv6Broken: 'Es gibt Adressen für IPv6, aber nichts ist über sie erreichbar. Stattdessen dient IPv4.',
  fixIpv6: 'IPv6 ausschalten oder fragen, wer das Netz betreibt.',
};
