import type { Words } from '../english/english.ts';

export const notes: Words['notes'] = {
  waiting: (count) => (count === 1 ? '1 Prompt wartet.' : `${count} Prompts warten.`),
  episode: {
    title: (name, state, start) => `${name}: ${state}, ${start}`,
    lasted: (start, end, span) => `Von ${start} bis ${end}, ${span}.`,
    goesOn: (start, span) => `Seit ${start}, bisher ${span}.`,
    zone: (timeZone) => `Zeiten in ${timeZone}.`,
    worst: (state) => `Schlimmster Zustand: ${state}.`,
    fault: (cause) => `Wessen Fehler: ${cause}.`,
    officialAfter: (clock, span) =>
      `Die Statusseite sprach zuerst um ${clock} davon, ${span} nachdem es hier zu sehen war.`,
    officialBefore: (clock, span) =>
      `Die Statusseite sprach um ${clock} davon, ${span} bevor es hier zu sehen war.`,
    neverOfficial: 'Die Statusseite sprach nicht davon.',
    seenHere: 'Hier gesehen',
    official: (incident) => `Offiziell: ${incident}`,
    nothing: 'Mehr ist davon nicht aufbewahrt.',
    status: {
      investigating: 'Wird untersucht',
      identified: 'Ursache gefunden',
      monitoring: 'Wird beobachtet',
      resolved: 'Behoben',
      postmortem: 'Nachbetrachtung',
      scheduled: 'Geplant',
      in_progress: 'Im Gange',
      verifying: 'Wird überprüft',
      completed: 'Abgeschlossen',
      unknown: 'Meldung',
    },
  },
};
