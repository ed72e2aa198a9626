import type { Words } from '../english/english.ts';

export const tray: Words['tray'] = {
  moreWork: (count) => (count === 1 ? '1 weiterer geht…' : `${count} weitere gehen…`),
  more: (count) => `${count} weitere…`,
  moreIncidents: (count) => `${count} ${count === 1 ? 'weiterer Vorfall' : 'weitere Vorfälle'}…`,
  checkNow: 'Jetzt prüfen',
  snooze: 'Benachrichtigungen ruhen lassen',
  snoozeHour: 'Für 1 Stunde',
  snoozeUntil: (clock) => `Bis ${clock}`,
  snoozedUntil: (clock) => `Benachrichtigungen ruhen bis ${clock}`,
  endSnooze: 'Ruhe beenden',
  tellWhenBack: 'Bescheid geben, wenn es wieder geht',
  tellWhenNamedBack: (name) => `Bescheid geben, wenn ${name} wieder geht`,
  notes: 'Notizen',
  newNote: 'Neue Notiz',
  dashboard: 'Übersicht',
  startAtLogin: 'Beim Anmelden starten',
  quit: 'Pilotlight beenden',
};
