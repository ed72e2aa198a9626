import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadServices, parseServicesFile, readServicesFile } from '../../src/node/services-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'pilotlight-services-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const CATALOGUE = join(import.meta.dirname, '../../assets/services.json');
const ACME = { id: 'acme', name: 'Acme', page: { format: 'statuspage', url: 'https://status.acme.example' } };
const target = (url: string) => ({ id: 'api', name: 'API', url, aliveStatuses: [], expects: 'any' });

describe('parseServicesFile', () => {
  it('takes plain http for this machine', () => {
    const page = { ...ACME.page, url: 'http://127.0.0.1:8080' };
    expect(parseServicesFile(JSON.stringify({ services: [{ ...ACME, page }] }))).toMatchObject({ ok: true });
  });

  it.each([
    ['not JSON', '{"services":', /^not JSON \(/],
    ['no services', '{}', /^services: /],
    [
      'a bad address',
      JSON.stringify({ services: [{ ...ACME, page: { ...ACME.page, url: 'x' } }] }),
      /^services\.0\.page\.url: /,
    ],
    ['several faults', JSON.stringify({ services: [{}] }), /\(and \d more\)\.$/],
    ['an id twice', JSON.stringify({ services: [ACME, ACME] }), /^the id “acme” is used twice\.$/],
    [
      'a target twice',
      JSON.stringify({
        services: [{ ...ACME, targets: [target('https://a.example/'), target('https://b.example/')] }],
      }),
      /^the id “api” is used twice\.$/,
    ],
    [
      'plain http elsewhere',
      JSON.stringify({ services: [{ ...ACME, targets: [target('http://api.acme.example/')] }] }),
      /^http:\/\/api\.acme\.example\/: plain http is for this machine alone/,
    ],
    [
      'plain http in disguise',
      JSON.stringify({ services: [{ ...ACME, page: { ...ACME.page, url: 'HTTP://localhost.example' } }] }),
      /plain http is for this machine alone/,
    ],
  ])('refuses %s in one line', (_, text, message) => {
    const parsed = parseServicesFile(text);
    expect(parsed.ok).toBe(false);
    expect(!parsed.ok && parsed.error).toMatch(message);
    expect(!parsed.ok && parsed.error).not.toContain('\n');
  });
});

describe('readServicesFile', () => {
  it('says that a file is missing, or cannot be read', () => {
    const missing = readServicesFile(join(folder, 'none.json'));
    expect(!missing.ok && missing.error).toMatch(/none\.json: there is no such file\.$/);
    const unreadable = readServicesFile(folder);
    expect(!unreadable.ok && unreadable.error).toMatch(/could not be read \(EISDIR\)\.$/);
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
