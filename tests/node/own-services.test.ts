import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OWN_SERVICES_FILE, openOwnServices } from '../../src/node/own-services.ts';
import { ServiceSchema } from '../../src/shared/service.ts';

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

  it('says why it could not save, and keeps what it had', () => {
    const { ownServices } = openOwnServices(join(folder, 'nowhere'), NOW);
    expect(ownServices.save([mine])).toMatchObject({ ok: false, error: { kind: 'other' } });
    expect(ownServices.list()).toEqual([]);
  });
});
