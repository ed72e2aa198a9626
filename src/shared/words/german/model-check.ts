import type { Words } from '../english/english.ts';

export const modelCheck: Words['modelCheck'] = {
  refused: {
    key: (provider) =>
      `${provider} lehnt den Schlüssel der Modellprüfung ab: vertippt, widerrufen oder für dieses Modell nicht zugelassen. Pilotlight fragt immer seltener, bis ein anderer eingetragen ist.`,
    credit: (provider) =>
      `${provider} beantwortet die Modellprüfung nicht mehr: Das Konto hinter dem Schlüssel hat kein Guthaben oder ist an seiner Ausgabengrenze.`,
    no_model: (provider, model) =>
      `${provider} kennt kein Modell namens ${model}. Bitte ein anderes für die Modellprüfung wählen.`,
    refused: (provider, model) =>
      `${provider} nimmt die Anfrage der Modellprüfung an ${model} nicht an. Ein anderes Modell geht vielleicht.`,
    unreadable_key: () =>
      'Der Schlüssel der Modellprüfung lässt sich nicht aus dem Schlüsselbund des Systems lesen. Bitte den Schlüsselbund entsperren oder den Schlüssel neu eintragen.',
  },
  answered: (model, when, took) => `Eine Anfrage an ${model} wurde ${when} nach ${took} beantwortet`,
  failed: (model, when, code, inARow) =>
    `${inARow > 1 ? `${inARow} Anfragen in Folge an ${model} scheiterten, die letzte` : `Eine Anfrage an ${model} scheiterte`} ${when}: ${code}`,
  other: (model, when, code) => `Eine Anfrage an ${model} ${when} zählt nicht: ${code}`,
};
