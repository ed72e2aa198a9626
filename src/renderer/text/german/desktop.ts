import type { Text } from '../english.ts';

export const desktop: Text['desktop'] = {
  panel: {
    moment: 'Einen Moment…',
    checked: 'Geprüft',
    more: (count) => `${count} weitere…`,
    notes: 'Notizen',
    notesWaiting: (count) => `Notizen (${count})`,
    open: 'Übersicht öffnen',
  },
  firstRun: {
    title: 'Zum Anfang',
    lead: 'Keines davon muss sein, und alle stehen später in den Einstellungen.',
    services: 'Worauf verlassen Sie sich?',
    allServices: 'Alle Dienste',
    start: 'Beim Anmelden starten',
    startHint: 'Pilotlight wartet dann in der Leiste, ohne Fenster.',
    startElsewhere:
      'Dieses Paket darf das nicht selbst einschalten. Die Einstellungen des Systems können es: Pilotlight unter Autostart oder Startprogramme hinzufügen.',
    notifications: 'Benachrichtigungen',
    notificationsHint: 'Eine, wenn ein Dienst ausfällt oder es schlimmer wird, und eine, wenn er zurück ist.',
    tryOne: 'Jetzt eine zeigen',
    shown: {
      system:
        'Gezeigt. Falls nichts zu sehen war, hält das System Benachrichtigungen zurück: Es steht in seinen Einstellungen.',
      helper: 'Von einem Hilfsprogramm gezeigt, weil das System von Pilotlight selbst keine annahm.',
      window:
        'Dieses System nimmt keine Benachrichtigungen an. Pilotlight sagt es dann in seinem Fenster, oben.',
    },
    done: 'Fertig',
  },
  keys: 'Tasten von überall',
  shortcut: 'Von überall öffnen mit',
  padShortcut: 'Von überall eine Notiz schreiben mit',
  noShortcut: 'Keine Tasten',
  spelling: {
    title: 'Rechtschreibung',
    switch: 'Rechtschreibung in den Notizen prüfen',
    hint: 'Dazu wird einmal ein Wörterbuch Ihrer Sprache von Google geholt, von dem auch der Unterbau dieses Fensters stammt. Was Sie schreiben, bleibt hier.',
  },
  realUse: {
    title: 'Claude Code ist auf diesem Computer',
    switch: 'Aus seinen eigenen Fehlern lernen',
    hint: 'Von dem, was Claude Code hier schreibt, liest Pilotlight, wann und wie eine Anfrage scheiterte. Behalten werden Art des Fehlers und Zeit, nie ein Text; gesendet wird nichts.',
  },
  file: {
    title: 'Einstellungen als Datei',
    hint: 'Für einen anderen Computer. Der Start beim Anmelden und was von anderen Programmen gelesen wird, bleiben draußen.',
    give: 'Einstellungen ausgeben',
    take: 'Einstellungen einlesen…',
    exported: (name) => `Gespeichert als ${name}.`,
    imported: (leftOut) =>
      leftOut.length === 0
        ? 'Die Einstellungen sind übernommen.'
        : `Die Einstellungen sind übernommen, bis auf Dienste, die hier nicht bekannt sind: ${leftOut.join(', ')}.`,
    tooLarge: 'Das ist keine Datei mit Einstellungen von Pilotlight.',
  },
};
