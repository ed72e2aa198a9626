import {
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OWN_SERVICES_FILE, openOwnServices } from '../../src/node/own-services.ts';
import { ServiceSchema } from '../../src/shared/service.ts';
import { GERMAN } from '../../src/shared/words/german/german.ts';

const NOW = Date.UTC(2026, 3, 28, 16, 30);
const mine = ServiceSchema.parse({ id: 'mine', name: 'Mine' });
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pilotlight-own-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('openOwnServices', () => {
  it('has none at first, and keeps what is saved', () => {
    const { ownServices, notices } = openOwnServices(folder, NOW);
    expect([ownServices.list(), notices]).toEqual([[], []]);
    expect(ownServices.save([mine])).toMatchObject({ ok: true });
    expect(ownServices.list()).toEqual([mine]);
    expect(openOwnServices(folder, NOW).ownServices.list()).toEqual([mine]);
    expect(readdirSync(folder)).toEqual([OWN_SERVICES_FILE]);
  });

  it('sets a damaged file aside and says so', () => {
    writeFileSync(join(folder, OWN_SERVICES_FILE), '{"services": [{"id": "x"');
    const { ownServices, notices } = openOwnServices(folder, NOW);
    expect(ownServices.list()).toEqual([]);
    expect(notices).toMatchObject([{ kind: 'services' }]);
    const [aside] = readdirSync(folder);
    expect(aside).toBe('my-services.damaged-20260428T163000Z.json');
    expect(readFileSync(join(folder, aside ?? ''), 'utf8')).toContain('"x"');
  });

  it('takes up what was written by hand meanwhile, and leaves alone what it cannot read', () => {
    const path = join(folder, OWN_SERVICES_FILE);
    const { ownServices } = openOwnServices(folder, NOW);
    ownServices.save([mine]);
    const kept = ownServices.list();
    expect(ownServices.list()).toBe(kept);
    writeFileSync(
      path,
      JSON.stringify({
        services: [
          { id: 'mine', name: 'Mine' },
          { id: 'by-hand', name: 'B' },
        ],
      }),
    );
    expect(ownServices.list().map(({ id }) => id)).toEqual(['mine', 'by-hand']);
    writeFileSync(path, '{"services": [{"id": "half');
    expect(ownServices.list().map(({ id }) => id)).toEqual(['mine', 'by-hand']);
    const saved = ownServices.save([mine]);
    expect(saved).toMatchObject({ ok: false, error: { message: expect.stringContaining(path) } });
    expect(GERMAN.host.say(saved.ok ? '' : saved.error.message)).toMatch(/ ist so nicht zu lesen: kein JSON/);
    expect(readFileSync(path, 'utf8')).toBe('{"services": [{"id": "half');
    writeFileSync(path, JSON.stringify({ services: [] }));
    expect(ownServices.save([mine])).toMatchObject({ ok: true });
    expect(openOwnServices(folder, NOW).ownServices.list()).toEqual([mine]);
    rmSync(path);
    expect(ownServices.list()).toEqual([mine]);
  });

  it('never writes over a file that it could not open', () => {
    const path = join(folder, OWN_SERVICES_FILE);
    symlinkSync(folder, path);
    const { ownServices, notices } = openOwnServices(folder, NOW);
    expect(notices).toMatchObject([{ text: 'Your own services could not be read: it is a folder.' }]);
    expect(GERMAN.host.say(notices[0]?.text ?? '')).toBe(
      'Die eigenen Dienste waren nicht zu lesen: das ist ein Ordner.',
    );
    expect(ownServices.save([mine])).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('cannot be read as it is: it is a folder.') },
    });
    expect(lstatSync(path).isSymbolicLink()).toBe(true);
  });

  it('says why it could not save, and keeps what it had', () => {
    const { ownServices } = openOwnServices(join(folder, 'nowhere'), NOW);
    expect(ownServices.save([mine])).toMatchObject({ ok: false, error: { kind: 'other' } });
    expect(ownServices.list()).toEqual([]);
  });
});
