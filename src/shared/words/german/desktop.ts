import type { Words } from '../english/english.ts';

export const desktop: Words['desktop'] = {
  cannotStart: {
    title: 'Pilotlight kann nicht starten',
    locked: (folder) =>
      `In ${folder} arbeitet schon ein Pilotlight, wahrscheinlich eines im Terminal. Seine Übersicht zeigt dasselbe; ist es beendet, startet die App.`,
    unexpected: (reason) => `In Pilotlight selbst ging etwas schief: ${reason}`,
  },
  noTray: {
    title: 'Hier gibt es kein Symbol in der Leiste',
    text: 'Dieser Desktop zeigt keine Symbole in der Leiste, also hat Pilotlight hier keines. Ein neuer Start öffnet das Fenster, und Benachrichtigungen kommen wie sonst. Unter GNOME zeigt die Erweiterung „AppIndicator and KStatusNotifierItem Support“ das Symbol.',
  },
  window: {
    closed: 'Das Fenster wurde geschlossen',
    lost: 'Das Fenster ging nicht mehr und wurde neu geöffnet.',
    lostTwice: 'Das Fenster ging zweimal in einer Minute nicht mehr und wurde geschlossen.',
    hangs: 'Das Fenster antwortet nicht.',
    hangsDetail: 'Pilotlight beobachtet im Hintergrund weiter.',
    openAnew: 'Neu öffnen',
    wait: 'Warten',
    unsaved: 'Was Sie geschrieben haben, ist noch nicht auf der Platte.',
    unsavedDetail:
      'Es ließ sich nicht speichern und ginge mit dem Fenster verloren. Schaffen Sie Platz, oder kopieren Sie den Text an einen anderen Ort.',
    keepOpen: 'Offen lassen',
    closeAnyway: 'Schließen und verlieren',
  },
  keysTaken: (keys) =>
    `Die Tasten ${keys} sind nicht zu bekommen: Ein anderes Programm hat sie, oder dieser Desktop gibt keine her.`,
  keysTwice: (keys) => `Die Tasten ${keys} öffnen schon die Übersicht, also nicht die Notizen.`,
  startAtLogin: {
    approval:
      'Der Start beim Anmelden wartet auf Zustimmung: Systemeinstellungen › Allgemein › Anmeldeobjekte.',
    failed: 'Der Start beim Anmelden ließ sich nicht ändern: Das System hat abgelehnt.',
  },
  editing: {
    cut: 'Ausschneiden',
    copy: 'Kopieren',
    paste: 'Einfügen',
    selectAll: 'Alles auswählen',
    addWord: 'Ins Wörterbuch aufnehmen',
  },
  menu: {
    about: 'Über Pilotlight',
    services: 'Dienste',
    hide: 'Pilotlight ausblenden',
    hideOthers: 'Andere ausblenden',
    unhide: 'Alle einblenden',
    file: 'Datei',
    close: 'Fenster schließen',
    edit: 'Bearbeiten',
    undo: 'Rückgängig',
    redo: 'Wiederholen',
    view: 'Ansicht',
    resetZoom: 'Originalgröße',
    zoomIn: 'Vergrößern',
    zoomOut: 'Verkleinern',
    fullScreen: 'Vollbild',
    window: 'Fenster',
    minimize: 'Minimieren',
    zoom: 'Zoomen',
    front: 'Alle nach vorne bringen',
  },
  notesFolder: 'Wohin sollen die Notizen?',
};
