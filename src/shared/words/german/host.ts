import type { Words } from '../english/english.ts';
import { FILE_SENTENCES } from './host-files.ts';
import { sayReason } from './reason.ts';

/**
 * What a host says of itself, in German. Hosts answer in English, in sentences of their own that name a path or a service here and
 * there; each pattern is one of them, and `tests/shared/words/host.test.ts` asks the hosts' own code for them.
 */
const SENTENCES: readonly (readonly [RegExp, string])[] = [
  // The window's own side of the line.
  [/^Pilotlight does not answer\. Is it still running\?$/, 'Pilotlight antwortet nicht. Läuft es noch?'],
  [/^Pilotlight did not answer\.$/, 'Pilotlight hat nicht geantwortet.'],
  [
    /^Pilotlight answered in a way this window does not understand\. Reload it\.$/,
    'Pilotlight hat auf eine Weise geantwortet, die dieses Fenster nicht versteht. Bitte neu laden.',
  ],
  [
    /^Something went wrong (?:inside Pilotlight\. The log has more|in Pilotlight itself)\.$/,
    'In Pilotlight selbst ging etwas schief. Mehr steht im Protokoll.',
  ],
  [
    /^Not signed in: open the address that Pilotlight printed when it started, in this browser\.$/,
    'Nicht angemeldet: bitte in diesem Browser die Adresse öffnen, die Pilotlight beim Start ausgegeben hat.',
  ],
  [/^Too many windows are open on this server\.$/, 'Auf diesem Server sind zu viele Fenster offen.'],
  // History.
  [
    /^The disk is full, so history is not being written\. .*$/,
    'Die Festplatte ist voll, der Verlauf wird nicht geschrieben. Das Gemessene bleibt im Speicher, bis Platz ist.',
  ],
  [
    /^History may not be written where it lies, so what was measured is kept in memory until it may be\.$/,
    'Der Verlauf darf an seinem Ort nicht geschrieben werden. Das Gemessene bleibt im Speicher, bis es erlaubt ist.',
  ],
  [
    /^The history file is damaged\. At the next start it will be set aside and a new one begun\.$/,
    'Die Datei des Verlaufs ist beschädigt. Beim nächsten Start wird sie beiseite gelegt und eine neue begonnen.',
  ],
  [
    /^Another program is holding the history file\. .*$/,
    'Ein anderes Programm hält die Datei des Verlaufs fest. Das Gemessene bleibt im Speicher, bis es sie freigibt.',
  ],
  [/^History is closed\.$/, 'Der Verlauf ist geschlossen.'],
  [/^History at (.+) could not be used: (.+)\.$/, 'Der Verlauf in $1 war nicht zu benutzen: $2.'],
  [
    /^The history file was damaged\. It was kept as (.+), and a new one begun\.$/,
    'Die Datei des Verlaufs war beschädigt. Sie liegt jetzt als $1 daneben, eine neue ist begonnen.',
  ],
  [
    /^The (?:history|notes) file was written by a newer Pilotlight \(format (\d+); this one knows up to (\d+)\)\. .*$/,
    'Die Datei ist von einem neueren Pilotlight (Format $1, dieses kennt bis $2). Sie blieb, wie sie ist. Bitte Pilotlight aktualisieren.',
  ],
  // Notes.
  [
    /^The disk is full, so this was not saved\. Try again when there is room\.$/,
    'Die Festplatte ist voll, dies ist nicht gesichert. Noch einmal versuchen, wenn Platz ist.',
  ],
  [
    /^The notes may not be written where they lie, so nothing can be saved\.$/,
    'Die Notizen dürfen an ihrem Ort nicht geschrieben werden, es lässt sich nichts sichern.',
  ],
  [
    /^The notes file is damaged\. It is set aside whole, and all that can be read of it is taken over\. Try again\.$/,
    'Die Datei der Notizen ist beschädigt. Sie wird ganz beiseite gelegt, alles Lesbare wird übernommen. Noch einmal versuchen.',
  ],
  [
    /^Another program is holding the notes file, so this is not saved yet\. Try again\.$/,
    'Ein anderes Programm hält die Datei der Notizen fest, dies ist noch nicht gesichert. Noch einmal versuchen.',
  ],
  [
    /^The notes file was damaged\. It was kept as (.+), and a new one begun\. Nothing could be read of it\.$/,
    'Die Datei der Notizen war beschädigt. Sie liegt jetzt als $1 daneben, eine neue ist begonnen. Lesbar war nichts.',
  ],
  [
    /^The notes file was damaged\. It was kept as (.+), and a new one begun\. One note was taken over\.$/,
    'Die Datei der Notizen war beschädigt. Sie liegt jetzt als $1 daneben, eine neue ist begonnen. Eine Notiz wurde übernommen.',
  ],
  [
    /^The notes file was damaged\. It was kept as (.+), and a new one begun\. (\d+) notes were taken over\.$/,
    'Die Datei der Notizen war beschädigt. Sie liegt jetzt als $1 daneben, eine neue ist begonnen. $2 Notizen wurden übernommen.',
  ],
  [/^The notes are closed\.$/, 'Die Notizen sind geschlossen.'],
  [/^The notes at (.+) could not be used: (.+)\.$/, 'Die Notizen in $1 waren nicht zu benutzen: $2.'],
  ...FILE_SENTENCES,
  // The start.
  [/^Pilotlight is already running on (.+)\.$/, 'Pilotlight läuft schon auf $1.'],
  [/^(.+) is damaged\.$/, '$1 ist beschädigt.'],
  [/^(.+) is damaged and could not be replaced\.$/, '$1 ist beschädigt und war nicht zu ersetzen.'],
  // Services.
  [/^That is no domain and no web address\.$/, 'Das ist weder Domain noch Webadresse.'],
  [/^“(.+)” is no domain and no web address\.$/, '„$1“ ist weder Domain noch Webadresse.'],
  [
    /^(.+): plain http is for this machine alone; use https\.$/,
    '$1: http ohne Verschlüsselung nur auf diesem Rechner, sonst https.',
  ],
  [
    /^An address with a password in it is not asked\.$/,
    'Eine Adresse mit Passwort darin wird nicht gefragt.',
  ],
  [/^There are (\d+) services of your own already\.$/, 'Es sind schon $1 eigene Dienste eingetragen.'],
  [/^Only a service of your own can be removed\.$/, 'Nur ein eigener Dienst lässt sich entfernen.'],
  [/^There is no service named "(.+)"\.$/, 'Einen Dienst namens „$1“ gibt es nicht.'],
  [/^No service named "(.+)" is watched\.$/, 'Kein Dienst namens „$1“ wird beobachtet.'],
  [
    /^This address belongs to no service Pilotlight knows\.$/,
    'Diese Adresse gehört zu keinem Dienst, den Pilotlight kennt.',
  ],
  // The desktop.
  [/^Pilotlight runs here without a desktop\.$/, 'Pilotlight läuft hier ohne Desktop.'],
  [
    /^No notification can be shown on this computer now\.$/,
    'Auf diesem Computer lässt sich gerade keine Benachrichtigung zeigen.',
  ],
  [/^Only https links can be opened\.$/, 'Nur Verweise mit https lassen sich öffnen.'],
  [/^The browser could not be started\.$/, 'Der Browser ließ sich nicht starten.'],
  [/^Your browser opens links here\.$/, 'Verweise öffnet hier der Browser.'],
  // The catalogue.
  [/^That is larger than (\d+) MB: no catalogue\.$/, 'Das ist größer als $1 MB: kein Katalog.'],
  [/^“(.+)” is no web address\.$/, '„$1“ ist keine Webadresse.'],
  [
    /^A services file of your own stands in for the catalogue now\.$/,
    'An die Stelle des Katalogs ist gerade eine eigene Datei mit Diensten gesetzt.',
  ],
  [
    /^What was looked at is not at hand any more: look again\.$/,
    'Das Angesehene ist nicht mehr zur Hand: bitte noch einmal ansehen.',
  ],
  [/^(\S+): it answered with nothing\.$/, '$1: Die Antwort war leer.'],
  [/^(\S+): it answered with a web page\.$/, '$1: Die Antwort war eine Webseite.'],
  [/^(\S+): it answered (.+)\.$/, '$1: Die Antwort war $2.'],
  [/^(\S+): its answer is too large\.$/, '$1: Die Antwort ist zu groß.'],
  [
    /^Check the address and your connection, then try again\.$/,
    'Bitte die Adresse und die eigene Verbindung prüfen und es dann noch einmal versuchen.',
  ],
  [/^(\S+) could not be reached: (.+)\. (Check .+)$/, '$1 war nicht zu erreichen: $2. $3'],
  [/^(\S+): it could not be read \((.+)\)\.$/, '$1: Die Antwort war nicht zu lesen ($2).'],
  [/^(.+): it names no service\.$/, '$1: Darin ist kein Dienst genannt.'],
  [
    /^(.+): it names controls, an authority or places of models, .*$/,
    '$1: Darin sind Kontrollseiten, eine Prüfstelle oder Orte von Modellen genannt, was ein Katalog nicht darf; --services nimmt eine solche Datei.',
  ],
  [
    /^“(.+)” of your own reads that page in another way already\.$/,
    'Der eigene Dienst „$1“ liest diese Seite schon auf andere Weise.',
  ],
  [
    /^The answer of “(.+)” is longer than 16 KiB\. Only its beginning is read, and what it must hold is not there\.$/,
    'Die Antwort von „$1“ ist länger als 16 KiB. Gelesen wird nur ihr Anfang, und was sie enthalten soll, steht nicht darin.',
  ],
  [/^That is no service\.$/, 'Das ist kein Dienst.'],
  [/^It names neither a page nor a target\.$/, 'Darin ist weder eine Seite noch ein Ziel genannt.'],
  // Models.
  [
    /^Models on this computer are switched off in the settings\.$/,
    'Modelle auf diesem Computer sind in den Einstellungen ausgeschaltet.',
  ],
  [/^This answer is not known any more\.$/, 'Diese Antwort ist nicht mehr bekannt.'],
  [/^An empty prompt has no answer\.$/, 'Auf einen leeren Prompt gibt es keine Antwort.'],
  [
    /^A prompt is being answered on this computer already\.$/,
    'Auf diesem Computer wird schon ein Prompt beantwortet.',
  ],
  [/^Models cannot be asked from here\.$/, 'Von hier lassen sich keine Modelle fragen.'],
  // The pad.
  [/^This note is not there any more\.$/, 'Diese Notiz ist nicht mehr da.'],
  [/^This prompt is not there any more\.$/, 'Dieser Prompt ist nicht mehr da.'],
  [/^This revision is not kept any more\.$/, 'Diese Fassung wird nicht mehr bewahrt.'],
  [
    /^The text this was typed over is not there\.$/,
    'Der Text, über dem dies geschrieben wurde, ist nicht da.',
  ],
  [
    /^An archive may be (.+) MB long; this one is longer\.$/,
    'Ein Archiv darf $1 MB lang sein, dieses ist länger.',
  ],
  [
    /^A file in this archive has a name that leads out of it, so nothing was taken from it\.$/,
    'Eine Datei in diesem Archiv hat einen Namen, der aus ihm herausführt; es wurde nichts daraus übernommen.',
  ],
  [/^This is no zip archive, or it is damaged\.$/, 'Dies ist kein ZIP-Archiv, oder es ist beschädigt.'],
  [/^An empty prompt cannot wait\.$/, 'Ein leerer Prompt kann nicht warten.'],
  [/^This episode is not kept any more\.$/, 'Diese Episode wird nicht mehr bewahrt.'],
  [/^A note is at most (\d+) characters long\.$/, 'Eine Notiz hat höchstens $1 Zeichen.'],
  [/^Folders cannot be opened from here\.$/, 'Ordner lassen sich von hier nicht öffnen.'],
  [
    /^No folder can be picked from here\. Export an archive instead\.$/,
    'Von hier lässt sich kein Ordner wählen. Stattdessen ein Archiv ausgeben.',
  ],
];

/** In German what a host says; as it came where it is none of the sentences known, so that nothing is ever left unsaid. */
function say(sentence: string): string {
  for (const [pattern, german] of SENTENCES) {
    const found = pattern.exec(sentence);
    // What a sentence quotes may be one itself.
    if (found !== null) return german.replaceAll(/\$(\d)/g, (_gap, index) => say(found[Number(index)] ?? ''));
  }
  return sayReason(sentence);
}

export const host: Words['host'] = { say };
