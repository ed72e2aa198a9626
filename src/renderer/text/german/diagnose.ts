import type { Text } from '../english.ts';

export const diagnose: Text['diagnose'] = {
  title: 'Liegt es an mir?',
  lead: 'Prüft die eigene Verbindung und jeden beobachteten Dienst und sagt, wo es hakt.',
  checkAgain: 'Noch einmal prüfen',
  checking: 'Wird geprüft…',
  waiting: 'läuft…',
  outcome: { good: 'in Ordnung', bad: 'nicht in Ordnung', unclear: 'unklar', skipped: 'übersprungen' },
  progress: (done, all) => `${done} von ${all} geprüft`,
  yourSide: 'Die eigene Seite',
  theServices: 'Die Dienste',
  summary: {
    fine: 'Es liegt nicht hier: auf der eigenen Seite stimmt alles, und alles Beobachtete geht.',
    you: 'Es liegt auf der eigenen Seite.',
    both: 'Es liegt nicht nur hier: ein Dienst ist gestört, und auch auf der eigenen Seite stimmt etwas nicht.',
    mend: 'Alles Beobachtete geht; auf der eigenen Seite gibt es trotzdem etwas in Ordnung zu bringen.',
    them: (names) => `Es liegt nicht hier: die eigene Seite ist in Ordnung. Störung bei: ${names}.`,
    unclear: 'Nicht klar: die eigene Seite ist in Ordnung, soweit es sich prüfen ließ.',
  },
  notes: {
    title: 'Die Notizen',
    ranked: (notes) => `${notes}. Die Suche geht, die besten Funde zuerst.`,
    plain: (notes) =>
      `${notes}. Gesucht wird in jeder Notiz, weil SQLite hier die Volltextsuche fehlt: das dauert länger, und die Funde stehen nach ihrer letzten Änderung.`,
    file: 'Sie liegen in',
  },
  checkedAt: 'Geprüft um',
  copyReport: 'Bericht kopieren',
  report: 'Bericht',
  reportMeans:
    'Reiner Text für Kollegen oder den Support. Er enthält keine Schlüssel, keine eigenen Namen und keine Adressen außer Rechnernamen.',
  reportCopied: 'Der Bericht ist kopiert.',
  explain: 'Was bedeutet diese Fehlermeldung?',
  explainHint: 'Die Meldung einfügen. Sie wird hier gelesen und geht nirgendwohin.',
  message: 'Fehlermeldung',
  examples: 'Zum Beispiel',
  limitReached: 'Kontingent des Tarifs aufgebraucht',
  clear: 'Leeren',
  whose: { provider: 'Der Anbieter', you: 'Die eigene Seite', unclear: 'Beide Seiten möglich' },
  whoseTitle: 'Wessen Sache',
  nowTitle: 'Gerade jetzt',
  doTitle: 'Was hilft',
};
