import type { Text } from '../english.ts';

export const palette: Text['palette'] = {
  title: 'Befehle',
  placeholder: 'Einen Befehl oder Dienst eingeben',
  none: 'Kein Befehl passt.',
  results: 'Passende Befehle',
  go: (view) => `Zu ${view}`,
  service: (name) => `Einstellungen von ${name}`,
  history: (name) => `Verlauf von ${name}`,
  checkAll: 'Jetzt alles prüfen',
  diagnose: 'Liegt es an mir? Alles durchprüfen',
  snooze: 'Benachrichtigungen 1 Stunde ruhen lassen',
  endSnooze: 'Ruhe beenden',
  theme: (name) => `Farben: ${name}`,
  language: (name) => `Sprache: ${name}`,
  addService: 'Einen Dienst hinzufügen',
  explain: 'Was bedeutet diese Fehlermeldung?',
  shortcuts: 'Tastenkürzel',
  keys: {
    palette: 'Befehle',
    help: 'Diese Liste',
    views: 'Die Ansichten in ihrer Reihenfolge',
    check: 'Jetzt alles prüfen',
    move: 'Durch Listen und Diagramme',
    close: 'Offenes schließen',
  },
};
