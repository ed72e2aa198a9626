import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadServices, readServicesFile } from '../../src/node/services-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'pilotlight-services-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const CATALOGUE = join(import.meta.dirname, '../../assets/services.json');
const ACME = { id: 'acme', name: 'Acme', page: { format: 'statuspage', url: 'https://status.acme.example' } };

describe('readServicesFile', () => {
  it('says that a file is missing, or cannot be read', () => {
    const missing = readServicesFile(join(folder, 'none.json'));
    expect(!missing.ok && missing.error).toMatch(/none\.json: there is no such file\.$/);
    const unreadable = readServicesFile(folder);
    expect(!unreadable.ok && unreadable.error).toMatch(/: it is a folder\.$/);
  });
});

describe('loadServices', () => {
  it('offers the catalogue where no file is named, Claude watched', () => {
    const loaded = loadServices(CATALOGUE, null);
    const watched = loaded.ok ? loaded.value.services.filter((service) => service.watchedByDefault) : [];
    expect(watched.map(({ id }) => id)).toContain('claude');
  });

  it('watches all services of a file that marks none, and those marked of one that does', () => {
    const path = join(folder, 'services.json');
    const watchedIn = (services: readonly unknown[]): readonly string[] => {
      writeFileSync(path, JSON.stringify({ services }));
      const loaded = loadServices(CATALOGUE, path);
      return loaded.ok
        ? loaded.value.services.flatMap(({ id, watchedByDefault }) => (watchedByDefault ? id : []))
        : [];
    };
    const other = { ...ACME, id: 'other' };
    expect(watchedIn([ACME, other])).toEqual(['acme', 'other']);
    expect(watchedIn([ACME, { ...other, watchedByDefault: true }])).toEqual(['other']);
  });
});
