import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openCatalogueAnyway } from '../../src/main/load-services.ts';
import { KEPT_CATALOGUE_FILE } from '../../src/node/catalogue.ts';
import { GERMAN } from '../../src/shared/words/german/german.ts';

const folder = mkdtempSync(join(tmpdir(), 'pilotlight-services-'));
const CATALOGUE = join(import.meta.dirname, '../../assets/services.json');

const openAnyway = (userFile: string | null, wallMs: number) =>
  openCatalogueAnyway({ catalogueFile: CATALOGUE, userFile, folder, wallMs });

afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

describe('openCatalogueAnyway', () => {
  it('offers the catalogue, Claude first and watched', () => {
    const { services, notices } = openAnyway(null, 0);
    expect(services.services[0]).toMatchObject({ id: 'claude', watchedByDefault: true });
    expect(notices).toEqual([]);
  });

  it('takes the user’s own file instead', () => {
    const mine = write('mine.json', JSON.stringify({ services: [{ id: 'mine', name: 'Mine' }] }));
    expect(openAnyway(mine, 0).services.services.map(({ id }) => id)).toEqual(['mine']);
  });

  it('starts with the list that took the catalogue’s place, whoever named it', () => {
    const own = join(folder, 'updated');
    mkdirSync(own);
    const origin = { from: 'https://lists.example/services.json', at: 5 };
    const kept = JSON.stringify({ origin, services: [{ id: 'new', name: 'New' }] });
    writeFileSync(join(own, KEPT_CATALOGUE_FILE), kept);
    const open = (userFile: string | null) =>
      openCatalogueAnyway({ catalogueFile: CATALOGUE, userFile, folder: own, wallMs: 0 });
    for (const opened of [open(null), open(join(own, 'missing.json'))]) {
      expect(opened.services.services.map(({ id }) => id)).toEqual(['new']);
      expect(opened.catalogue.origin()).toEqual(origin);
      expect(opened.catalogue.canUpdate).toBe(true);
    }
    const text = open(join(own, 'missing.json')).notices[0]?.text ?? '';
    expect(text).toContain(`The services taken from ${origin.from} stand in.`);
    expect(GERMAN.host.say(text)).toMatch(
      /missing\.json: diese Datei gibt es nicht\. Es gelten die Dienste aus https:\/\/lists\.example\/services\.json\.$/,
    );
  });

  it.each([
    ['no file', () => join(folder, 'missing.json')],
    ['no JSON', () => write('text.json', 'services:')],
    ['another form', () => write('form.json', '{"services":[{"id":"A B"}]}')],
  ])('falls back to the catalogue and says so: %s', (_case, make) => {
    const path = make();
    const { services, notices } = openAnyway(path, 7);
    expect(services.services[0]?.id).toBe('claude');
    expect(notices).toEqual([
      { id: 'services-file', at: 7, kind: 'services', text: expect.stringContaining(path) },
    ]);
    const [{ text } = { text: '' }] = notices;
    expect(GERMAN.host.say(text)).toMatch(/ Es gelten die mitgelieferten Dienste\.$/);
  });
});
