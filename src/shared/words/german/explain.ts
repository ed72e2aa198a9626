import type { Words } from '../english/english.ts';

export const explain: Words['explain'] = {
  kinds: {
    overloaded: {
      title: 'Der Anbieter ist überlastet',
      meaning: 'Es kommen mehr Anfragen, als er bedienen kann. Diese war in Ordnung; sie wurde abgewiesen.',
      steps: [
        'Eine Minute warten und noch einmal senden; Hast erhöht nur die Last.',
        'Ein kleineres Modell versuchen.',
      ],
    },
    server_error: {
      title: 'Beim Anbieter ging etwas schief',
      meaning: 'Die Anfrage kam an und scheiterte dort. Es liegt nicht an dem, was darin stand.',
      steps: ['Gleich noch einmal senden.', 'Bleibt es so, der Statusseite folgen.'],
    },
    rate_limit: {
      title: 'Zu viele Anfragen in kurzer Zeit',
      meaning:
        'Der Anbieter begrenzt, was ein Konto in einer Minute fragen darf. Er antwortet, nur nicht so schnell.',
      steps: [
        'So lange warten, wie die Meldung sagt, oder eine Minute.',
        'Weniger gleichzeitig laufen lassen.',
      ],
    },
    session_limit: {
      title: 'Das Kontingent des Tarifs ist aufgebraucht',
      meaning: 'Das ist kein Ausfall: der Tarif erlaubt so viel in einigen Stunden oder in einer Woche.',
      steps: [
        'Bis zu der Zeit warten, die die Meldung nennt.',
        'Solange ein anderes Modell oder einen anderen Dienst nutzen.',
      ],
    },
    billing: {
      title: 'Das Konto hat kein Guthaben',
      meaning: 'Der Anbieter antwortet, aber das Konto kann die Anfrage nicht bezahlen.',
      steps: ['Guthaben und Zahlung in der Konsole des Anbieters ansehen.'],
    },
    login: {
      title: 'Nicht angemeldet, oder der Schlüssel gilt nicht',
      meaning:
        'Der Anbieter antwortet, kennt das Konto aber nicht: die Anmeldung lief ab oder der Schlüssel wurde ersetzt.',
      steps: [
        'Neu anmelden.',
        'Prüfen, welchen Schlüssel das Programm nimmt; eine Umgebungsvariable kann einen alten enthalten.',
      ],
    },
    permission: {
      title: 'Das Konto darf das nicht',
      meaning:
        'Das Konto ist bekannt, aber Modell, Region oder Funktion ist ihm nicht offen; oder eine Bot-Prüfung steht davor.',
      steps: ['Tarif und Rechte des Schlüssels prüfen.', 'Mit VPN: ohne versuchen.'],
    },
    too_large: {
      title: 'Die Anfrage ist zu lang',
      meaning: 'Was gesendet wurde, passt nicht in eine Anfrage oder nicht in das Gedächtnis des Modells.',
      steps: ['Weniger auf einmal senden oder ein neues Gespräch beginnen.'],
    },
    not_found: {
      title: 'Das Gefragte gibt es nicht',
      meaning: 'Das Modell oder die Adresse gibt es nicht, oder nicht unter diesem Namen.',
      steps: ['Die Schreibweise von Modell und Adresse prüfen.'],
    },
    timeout: {
      title: 'Es kam keine rechtzeitige Antwort',
      meaning:
        'Die Verbindung stand oder entstand gerade, und nichts kam zurück. Es kann an beiden Seiten liegen.',
      steps: ['Noch einmal senden.', 'Unten sehen, ob es die eigene Verbindung ist.'],
    },
    dns: {
      title: 'Der Name wurde nicht aufgelöst',
      meaning: 'Der Computer fand die Adresse zum Namen nicht. Das liegt fast immer an dieser Seite.',
      steps: [
        'Verbindung und VPN prüfen.',
        'Den Router neu starten oder einen anderen Namensserver (DNS) wählen.',
      ],
    },
    certificate: {
      title: 'Der Verbindung war nicht zu trauen',
      meaning: 'Jemand dazwischen zeigt ein eigenes Zertifikat, oder die Uhr dieses Computers geht falsch.',
      steps: [
        'Datum und Uhrzeit prüfen.',
        'In einem Firmennetz nach dem Proxy und seinem Zertifikat fragen.',
      ],
    },
    network: {
      title: 'Die Verbindung brach ab',
      meaning: 'Die Anfrage kam nicht durch, oder die Antwort wurde unterwegs abgeschnitten.',
      steps: ['Noch einmal senden.', 'WLAN und VPN prüfen; unten sehen, ob es die eigene Verbindung ist.'],
    },
    unknown: {
      title: 'Diese Meldung ist hier nicht bekannt',
      meaning: 'Sie nennt keinen Code, den Pilotlight kennt.',
      steps: [
        'Unten sehen, was jetzt bekannt ist.',
        'In der Dokumentation des Anbieters nach der Meldung suchen.',
      ],
    },
  },
  connectionDown: (line) => `Die eigene Verbindung ist gerade gestört: ${line}.`,
  fits: (headline) => `Das passt zu dem, was jetzt bekannt ist. ${headline}`,
  besides: (headline) => `Daneben ist jetzt bekannt: ${headline}`,
  worksNow: (name) => `${name} geht von hier jetzt: es ist vorbei oder betrifft nur diese Anfrage.`,
  notAnOutage: (headline) => `Mit einem Ausfall hat es nichts zu tun. ${headline}`,
  nothingKnown: (name) => `Über ${name} ist zurzeit nichts bekannt.`,
};
