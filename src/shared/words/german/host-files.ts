/** What a host says of the files it reads and writes, in German, as in `host.ts`. */
export const FILE_SENTENCES: readonly (readonly [RegExp, string])[] = [
  // What quotes another sentence stands before it.
  [
    /^The updated catalogue in (.+) could not be read: (.+) The built-in one stands in\.$/,
    'Der erneuerte Katalog in $1 war nicht zu lesen: $2 Es gilt der mitgelieferte.',
  ],
  [/^(.+) The built-in services stand in\.$/, '$1 Es gelten die mitgelieferten Dienste.'],
  [/^(.+) The services taken from (.+) stand in\.$/, '$1 Es gelten die Dienste aus $2.'],
  [
    /^Your own services could not be read: (.+) The file was set aside as (.+)\.$/,
    'Die eigenen Dienste waren nicht zu lesen: $1 Die Datei liegt als $2 daneben.',
  ],
  [/^Your own services could not be read: (.+)$/, 'Die eigenen Dienste waren nicht zu lesen: $1'],
  // Settings and other files.
  [
    /^(.+) could not be written: the disk is full\.( Settings cannot be changed until it can be\.)?$/,
    '$1 ließ sich nicht schreiben: die Festplatte ist voll.',
  ],
  [
    /^(.+) could not be written: this program may not write there\.( Settings cannot be changed until it can be\.)?$/,
    '$1 ließ sich nicht schreiben: Pilotlight darf dort nicht schreiben.',
  ],
  [
    /^(.+) could not be written: a file of that name is there\.( Settings cannot be changed until it can be\.)?$/,
    '$1 ließ sich nicht schreiben: dort liegt eine Datei dieses Namens.',
  ],
  [
    /^(.+) could not be written: a folder of that name is there\.( Settings cannot be changed until it can be\.)?$/,
    '$1 ließ sich nicht schreiben: dort liegt ein Ordner dieses Namens.',
  ],
  [
    /^(.+) could not be written: its folder is not there\.( Settings cannot be changed until it can be\.)?$/,
    '$1 ließ sich nicht schreiben: der Ordner dafür fehlt.',
  ],
  [
    /^(.+) could not be written: a file is where its folder should be\.( Settings cannot be changed until it can be\.)?$/,
    '$1 ließ sich nicht schreiben: wo der Ordner dafür sein müsste, liegt eine Datei.',
  ],
  [
    /^(.+) could not be written: the system refused \((.+)\)\.( Settings cannot be changed until it can be\.)?$/,
    '$1 ließ sich nicht schreiben: das System hat es verweigert ($2).',
  ],
  [
    /^(.+) could not be read: (.+\.) The defaults are used, and settings cannot be changed until .*$/,
    '$1 war nicht zu lesen: $2 Es gelten die Vorgaben; Einstellungen lassen sich erst nach einem Start ändern, bei dem die Datei lesbar ist.',
  ],
  [
    /^The settings file was damaged\. It was kept as (.+), and the defaults are used\.$/,
    'Die Datei der Einstellungen war beschädigt. Sie liegt jetzt als $1 daneben; es gelten die Vorgaben.',
  ],
  [
    /^The settings were written by a newer Pilotlight\. They were kept as (.+); what this one knows of them is used\.$/,
    'Die Einstellungen sind von einem neueren Pilotlight. Sie liegen als $1 daneben; was dieses davon kennt, gilt.',
  ],
  [
    /^Some settings were not valid and are at their defaults again: (.+)\. The file was kept as (.+)\.$/,
    'Einige Einstellungen waren ungültig und stehen wieder auf der Vorgabe: $1. Die Datei liegt als $2 daneben.',
  ],
  [
    /^The settings cannot be changed to that: (.*) is not valid\.$/,
    'So lassen sich die Einstellungen nicht ändern: $1 ist ungültig.',
  ],
  [/^This is not a file of Pilotlight settings\.$/, 'Dies ist keine Datei mit Einstellungen von Pilotlight.'],
  [
    /^These settings were written by a newer Pilotlight\. Nothing was changed\.$/,
    'Diese Einstellungen sind von einem neueren Pilotlight. Nichts wurde geändert.',
  ],
  [
    /^The value of “(.+)” cannot be used\. Nothing was changed\.$/,
    'Der Wert von „$1“ ist nicht zu gebrauchen. Nichts wurde geändert.',
  ],
  // A file that cannot be read.
  [/^(.+: )?there is no such file\.$/, '$1diese Datei gibt es nicht.'],
  [/^(.+: )?it is a folder\.$/, '$1das ist ein Ordner.'],
  [/^(.+: )?this program may not read it\.$/, '$1Pilotlight darf sie nicht lesen.'],
  [/^(.+: )?the system refused to read it \((.+)\)\.$/, '$1das System hat das Lesen verweigert ($2).'],
  // A services file.
  [/^(.+) cannot be read as it is: (.+)$/, '$1 ist so nicht zu lesen: $2'],
  [/^it is too large\.$/, 'sie ist zu groß.'],
  [/^(.+: )?the id “(.+)” is used twice\.$/, '$1die Kennung „$2“ kommt zweimal vor.'],
  [
    /^(.+: )?“(.+)” and “(.+)” read the page (\S+) in two ways: give both the same format and key\.$/,
    '$1„$2“ und „$3“ lesen die Seite $4 auf zwei Weisen: beide brauchen dasselbe Format und denselben Schlüssel.',
  ],
  [
    /^(.+: )?“(.+)”: its key “(.+)” has to be the address of the feed\.$/,
    '$1„$2“: Der Schlüssel „$3“ muss die Adresse des Feeds sein.',
  ],
  [
    /^(.+): plain http is for this machine alone; use https \(“(.+)”\)\.$/,
    '$1: http ohne Verschlüsselung nur auf diesem Rechner, sonst https („$2“).',
  ],
  // What is wrong with a value in a file, as `schemaFault` has it.
  [/^(.+\.) This is the first of (\d+) faults\.$/, '$1 Das ist der erste von $2 Fehlern.'],
  [/^(.+: )?it is missing\.$/, '$1fehlt.'],
  [/^(.+: )?it is not as it has to be\.$/, '$1ist nicht, wie es sein muss.'],
  [/^(.+: )?it is not written as it has to be\.$/, '$1ist nicht so geschrieben, wie es sein muss.'],
  [/^(.+: )?it has to be a text\.$/, '$1muss ein Text sein.'],
  [/^(.+: )?it has to be a number\.$/, '$1muss eine Zahl sein.'],
  [/^(.+: )?it has to be a whole number\.$/, '$1muss eine ganze Zahl sein.'],
  [/^(.+: )?it has to be true or false\.$/, '$1muss true oder false sein.'],
  [/^(.+: )?it has to be a list\.$/, '$1muss eine Liste sein.'],
  [/^(.+: )?it has to be a group of named values\.$/, '$1muss eine Gruppe benannter Werte sein.'],
  [/^(.+: )?it has to be something else\.$/, '$1muss etwas anderes sein.'],
  [/^(.+: )?it has to be one of: (.+)\.$/, '$1muss eines hiervon sein: $2.'],
  [/^(.+: )?it has to be at least (\S+)\.$/, '$1muss mindestens $2 sein.'],
  [/^(.+: )?it has to be at most (\S+)\.$/, '$1darf höchstens $2 sein.'],
  [/^(.+: )?it may not be empty\.$/, '$1darf nicht leer sein.'],
  [/^(.+: )?it has to have at least (\d+) entries\.$/, '$1muss mindestens $2 Einträge haben.'],
  [/^(.+: )?it has to have at least (\d+) characters\.$/, '$1muss mindestens $2 Zeichen haben.'],
  [/^(.+: )?it may have at most (\d+) entries\.$/, '$1darf höchstens $2 Einträge haben.'],
  [/^(.+: )?it may have at most (\d+) characters\.$/, '$1darf höchstens $2 Zeichen haben.'],
  [/^(.+: )?it has to be a web address\.$/, '$1muss eine Webadresse sein.'],
  [/^(.+: )?it has to be an address of this machine\.$/, '$1muss eine Adresse dieses Rechners sein.'],
  [
    /^(.+: )?it may hold small letters, digits and hyphens alone\.$/,
    '$1darf nur Kleinbuchstaben, Ziffern und Bindestriche enthalten.',
  ],
  [/^(.+: )?this format needs a key\.$/, '$1dieses Format braucht einen Schlüssel.'],
  [/^(.+: )?nothing is known here by the name “(.+)”\.$/, '$1hier ist unter dem Namen „$2“ nichts bekannt.'],
  // Why a text is no JSON.
  [/^(.+: )?not JSON \(it is empty\)\.$/, '$1kein JSON (leer).'],
  [/^(.+: )?not JSON \(it ends too early\)\.$/, '$1kein JSON (es endet zu früh).'],
  [/^(.+: )?not JSON \(line (\d+), column (\d+)\)\.$/, '$1kein JSON (Zeile $2, Spalte $3).'],
];
