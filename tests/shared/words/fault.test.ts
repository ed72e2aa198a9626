import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseServicesFile } from '../../../src/shared/services-file.ts';
import { jsonFault, schemaFault } from '../../../src/shared/words/fault.ts';
import { host } from '../../../src/shared/words/german/host.ts';

const ACME = { id: 'acme', name: 'Acme' };
const PAGE = { format: 'statuspage', url: 'https://status.acme.example' };
const TARGET = { id: 'api', name: 'API', url: 'https://api.acme.example' };
const with1 = (more: object) => ({ services: [{ ...ACME, ...more }] });

/** What is zod's, V8's or English and must not reach a German user. */
const FOREIGN = /\b(?:it|has|be|the|expected|received|Invalid|Too|unexpected|faults|line)\b|\$\d/i;

function faultOf(file: unknown): string {
  const parsed = parseServicesFile(typeof file === 'string' ? file : JSON.stringify(file));
  if (parsed.ok) throw new Error('taken for a services file');
  return parsed.error;
}

describe('what is wrong with a services file', () => {
  it.each<readonly [unknown, string, string]>([
    [{}, 'services: it is missing.', 'services: fehlt.'],
    [[], 'it has to be a group of named values.', 'muss eine Gruppe benannter Werte sein.'],
    [{ services: {} }, 'services: it has to be a list.', 'services: muss eine Liste sein.'],
    [
      { services: [ACME, 'x'] },
      'services.1: it has to be a group of named values.',
      'services.1: muss eine Gruppe benannter Werte sein.',
    ],
    [
      with1({ id: 'A B' }),
      'services.0.id (“A B”): it may hold small letters, digits and hyphens alone.',
      'services.0.id (“A B”): darf nur Kleinbuchstaben, Ziffern und Bindestriche enthalten.',
    ],
    [
      with1({ name: '' }),
      'services.0.name (“acme”): it may not be empty.',
      'services.0.name (“acme”): darf nicht leer sein.',
    ],
    [
      with1({ name: 'x'.repeat(81) }),
      'services.0.name (“acme”): it may have at most 80 characters.',
      'services.0.name (“acme”): darf höchstens 80 Zeichen haben.',
    ],
    [
      with1({ name: 7 }),
      'services.0.name (“acme”): it has to be a text.',
      'services.0.name (“acme”): muss ein Text sein.',
    ],
    [
      with1({ homepage: 'acme' }),
      'services.0.homepage (“acme”): it has to be a web address.',
      'services.0.homepage (“acme”): muss eine Webadresse sein.',
    ],
    [
      with1({ watchedByDefault: 'yes' }),
      'services.0.watchedByDefault (“acme”): it has to be true or false.',
      'services.0.watchedByDefault (“acme”): muss true oder false sein.',
    ],
    [
      with1({ targets: [{ ...TARGET, expects: 'html' }] }),
      'services.0.targets.0.expects (“acme”): it has to be one of: json, any.',
      'services.0.targets.0.expects (“acme”): muss eines hiervon sein: json, any.',
    ],
    [
      with1({ targets: [{ ...TARGET, aliveStatuses: [1] }] }),
      'services.0.targets.0.aliveStatuses.0 (“acme”): it has to be at least 100.',
      'services.0.targets.0.aliveStatuses.0 (“acme”): muss mindestens 100 sein.',
    ],
    [
      with1({ targets: [{ ...TARGET, aliveStatuses: [200.5] }] }),
      'services.0.targets.0.aliveStatuses.0 (“acme”): it has to be a whole number.',
      'services.0.targets.0.aliveStatuses.0 (“acme”): muss eine ganze Zahl sein.',
    ],
    [
      with1({ targets: [{ ...TARGET, must: { certificateDays: 366 } }] }),
      'services.0.targets.0.must.certificateDays (“acme”): it has to be at most 365.',
      'services.0.targets.0.must.certificateDays (“acme”): darf höchstens 365 sein.',
    ],
    [
      with1({ page: { ...PAGE, format: 'statusio' } }),
      'services.0.page.key (“acme”): this format needs a key.',
      'services.0.page.key (“acme”): dieses Format braucht einen Schlüssel.',
    ],
    [
      { services: [ACME], models: { anthropic: 'https://elsewhere.example' } },
      'models.anthropic: it has to be an address of this machine.',
      'models.anthropic: muss eine Adresse dieses Rechners sein.',
    ],
    [
      { services: [{}, {}] },
      'services.0.id: it is missing. This is the first of 4 faults.',
      'services.0.id: fehlt. Das ist der erste von 4 Fehlern.',
    ],
  ])('%j', (file, english, german) => {
    expect(faultOf(file)).toBe(english);
    expect(host.say(english)).toBe(german);
    for (const sentence of [
      `/my.json: ${english}`,
      `Your own services could not be read: ${english} The file was set aside as my.damaged.json.`,
      `The updated catalogue in /a could not be read: ${english} The built-in one stands in.`,
    ]) {
      expect(host.say(sentence)).toContain(german);
      expect(host.say(sentence)).not.toMatch(FOREIGN);
    }
  });

  it.each([
    ['', 'not JSON (it is empty).', 'kein JSON (leer).'],
    ['  \n', 'not JSON (it is empty).', 'kein JSON (leer).'],
    ['{"services": [\n', 'not JSON (it ends too early).', 'kein JSON (es endet zu früh).'],
    ['{"services": "x', 'not JSON (it ends too early).', 'kein JSON (es endet zu früh).'],
    ['{\n  "services": [],\n}', 'not JSON (line 3, column 1).', 'kein JSON (Zeile 3, Spalte 1).'],
    ['{"services": [\n {"id": acme}\n]}', 'not JSON (line 2, column 9).', 'kein JSON (Zeile 2, Spalte 9).'],
    ['// mine\n{}', 'not JSON (line 1, column 1).', 'kein JSON (Zeile 1, Spalte 1).'],
    ['{"a": 1}\n{"b": 2}', 'not JSON (line 2, column 1).', 'kein JSON (Zeile 2, Spalte 1).'],
  ])('names the place where %j ends to be JSON', (text, english, german) => {
    expect(faultOf(text)).toBe(english);
    expect(jsonFault(text)).toBe(english);
    expect(host.say(`my.json: ${english}`)).toBe(`my.json: ${german}`);
  });

  it('is not the mark that some editors begin a file with', () => {
    expect(parseServicesFile(`\uFEFF${JSON.stringify({ services: [ACME] })}`).ok).toBe(true);
    expect(faultOf('\uFEFF{,')).toBe('not JSON (line 1, column 2).');
  });
});

describe('schemaFault', () => {
  it.each([
    [z.object({ a: z.string() }).strict(), { a: '', b: 1 }, 'nothing is known here by the name “b”.'],
    [z.object({ at: z.string().regex(/^x$/) }), { at: 'y' }, 'at: it is not written as it has to be.'],
    [z.object({ a: z.array(z.int()).min(2) }), { a: [1] }, 'a: it has to have at least 2 entries.'],
    [z.object({ a: z.array(z.int()).max(1) }), { a: [1, 2] }, 'a: it may have at most 1 entries.'],
    [z.object({ a: z.string().min(3) }), { a: 'x' }, 'a: it has to have at least 3 characters.'],
    [z.object({ a: z.number() }), { a: 'x' }, 'a: it has to be a number.'],
    [z.object({ a: z.null() }), { a: 'x' }, 'a: it has to be something else.'],
    [z.object({ a: z.union([z.string(), z.int()]) }), { a: null }, 'a: it is not as it has to be.'],
    [z.object({ a: z.enum(['x']) }), {}, 'a: it is missing.'],
  ])('says what %# is at fault, in both languages', (schema, value, english) => {
    const parsed = schema.safeParse(value);
    if (parsed.success) throw new Error('taken');
    expect(schemaFault(parsed.error, value)).toBe(english);
    expect(host.say(english)).not.toMatch(FOREIGN);
    expect(host.say(english)).not.toBe(english);
  });
});
