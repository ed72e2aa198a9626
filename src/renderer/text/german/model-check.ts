import type { ModelCheckText } from '../english/model-check.ts';

export const modelCheck: ModelCheckText = {
  title: 'Modellprüfung',
  lead: 'Fragt ein Modell mit einem eigenen Schlüssel nach einem einzigen Token. Nur so ist zu sehen, dass ein Modell überlastet ist, während der Rest des Dienstes antwortet. Jede Anfrage kostet Geld, deshalb ist sie aus, bis sie eingeschaltet wird.',
  provider: 'Anbieter',
  model: 'Modell',
  every: 'Eine Anfrage alle',
  cap: 'Höchstens am Tag',
  requests: (count) => `${count} Anfragen`,
  key: 'Schlüssel',
  keyOf: (provider) => `Schlüssel für ${provider}`,
  keep: 'Schlüssel übernehmen',
  forget: 'Schlüssel vergessen',
  badKey: 'Das ist kein Schlüssel: mindestens acht Zeichen, ohne Leerzeichen.',
  places: {
    none: 'Noch kein Schlüssel.',
    environment: 'Ein Schlüssel aus der Umgebung wird verwendet.',
    key_ring: 'Ein Schlüssel liegt im Schlüsselbund des Systems.',
    run: 'Ein Schlüssel wird gehalten, bis Pilotlight endet; er wird nirgends gespeichert.',
  },
  keeping: {
    key_ring: () =>
      'Der Schlüsselbund des Systems verschlüsselt ihn; er geht nur an den Anbieter und wird nie wieder angezeigt.',
    run: (variables) =>
      `Dieser Desktop hat keinen Schlüsselbund dafür: Er wird gehalten, bis Pilotlight endet, und nirgends gespeichert. Auf Dauer: ${variables.join(' oder ')} in der Umgebung setzen.`,
    not_taken: (variables) =>
      `Hier kommt der Schlüssel aus der Umgebung: Pilotlight mit ${variables.join(' oder ')} starten.`,
  },
  cost: 'Was sie höchstens kostet',
  what: 'Was',
  perDay: 'Am Tag',
  perMonth: '31 Tage',
  requestsRow: 'Anfragen',
  moneyRow: 'Geld',
  unknownPrice: 'nicht bekannt',
  usual: (count) =>
    `Solange alles gut ist, ${count} Anfragen am Tag. Ein Fehlschlag und das Ende einer Störung werden durch bis zu zwei weitere bestätigt.`,
  price: (input, output, month, place) =>
    `Gerechnet mit 30 Token hin und 1 zurück, zu ${input} und ${output} für eine Million (${place}, ${month}). Preise ändern sich: Es gilt die Liste des Anbieters.`,
  noPrice: 'Der Preis dieses Modells ist hier nicht bekannt. Die Zahl der Anfragen gilt trotzdem.',
  switch: 'Das Modell fragen',
  hint: 'Drei Fehlschläge in Folge gelten als Störung des Dienstes, einer allein nie. Ohne Verbindung und im Schlaf wird nicht gefragt.',
  states: {
    on: 'Läuft.',
    no_key: 'Wartet auf einen Schlüssel: Ohne wird nicht gefragt.',
    not_watched: 'Wartet: Der Dienst, von dem sie erzählt, wird nicht beobachtet.',
    capped: 'Die Grenze für heute ist erreicht: Morgen (UTC) geht es weiter.',
    backing_off: 'Abgelehnt, deshalb fragt sie immer seltener, mindestens alle sechs Stunden.',
  },
  now: 'Jetzt',
  today: 'Heute',
  todayOf: (asked, cap) => `${asked} von ${cap} Anfragen`,
  last: 'Letzte Antwort',
  noAnswer: 'noch keine',
  next: 'Nächste',
};
