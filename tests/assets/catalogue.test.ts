import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseCandidates } from '../../src/core/catalogue/candidates.ts';
import { feedFor } from '../../src/core/feeds/feed.ts';
import { FORMAT_NAMES } from '../../src/shared/format-names.ts';
import { FeedFormatSchema, type Service, ServicesFileSchema } from '../../src/shared/service.ts';
import { parseServicesFile } from '../../src/shared/services-file.ts';

const readAsset = (name: string) => readFileSync(join(import.meta.dirname, '../../assets', name), 'utf8');
const text = readAsset('services.json');
const { services } = ServicesFileSchema.parse(JSON.parse(text));
const byId = new Map(services.map((service) => [service.id, service]));
const find = (id: string): Service => {
  const service = byId.get(id);
  if (service === undefined) throw new Error(`no ${id}`);
  return service;
};
const twiceIn = (items: readonly string[]) => items.filter((item, index) => items.indexOf(item) !== index);

const CATEGORIES = [
  'ai',
  'cloud',
  'commerce',
  'communication',
  'data',
  'developer',
  'hosting',
  'media',
  'payments',
  'productivity',
  'security',
  'social',
];

describe('the catalogue', () => {
  it('is a services file like any other, of some hundred services', () => {
    expect(parseServicesFile(text)).toMatchObject({ ok: true });
    expect(services.length).toBeGreaterThanOrEqual(450);
  });

  it('has nothing in it that the schema does not know', () => {
    const raw = z.object({ services: z.array(z.looseObject({ id: z.string() })) }).parse(JSON.parse(text));
    for (const entry of raw.services) {
      const unknown = Object.keys(entry).filter((key) => !(key in find(entry.id)));
      expect([entry.id, ...unknown]).toEqual([entry.id]);
    }
  });

  it('uses an id, a name and a target once', () => {
    expect(twiceIn(services.map(({ id }) => id))).toEqual([]);
    expect(twiceIn(services.map(({ name }) => name.toLowerCase()))).toEqual([]);
    expect(twiceIn(services.flatMap(({ targets }) => targets.map(({ id }) => id)))).toEqual([]);
    expect(twiceIn(services.flatMap(({ targets }) => targets.map(({ url }) => url)))).toEqual([]);
    for (const { components } of services) expect(twiceIn(components.map(({ id }) => id))).toEqual([]);
  });

  it('reads a page in one way, whoever shares it', () => {
    const pages = new Map<string, unknown>();
    for (const { page } of services) {
      if (page === null) continue;
      expect(pages.get(page.url) ?? page).toEqual(page);
      pages.set(page.url, page);
    }
    expect(pages.size).toBeGreaterThan(380);
  });

  it('has a feed for every page, and a page, probe or link for every entry', () => {
    for (const { id, page, statusUrl, targets } of services) {
      if (page !== null) {
        const address = feedFor(page.format).addressOf('state', page.url, page.key ?? null);
        expect([id, new URL(address).protocol, address.includes('//', 8)]).toEqual([id, 'https:', false]);
      }
      expect([id, page !== null || statusUrl !== undefined || targets.length > 0]).toEqual([id, true]);
      expect([id, page !== null && statusUrl !== undefined]).toEqual([id, false]);
    }
  });

  it('reaches everything over https, in categories people can choose from', () => {
    for (const { id, category, homepage, page, statusUrl, targets } of services) {
      const urls = [
        homepage,
        page?.url,
        statusUrl,
        ...(page?.mirrors ?? []),
        ...targets.map(({ url }) => url),
      ];
      for (const url of urls) expect([id, url?.startsWith('http:') ?? false]).toEqual([id, false]);
      expect(CATEGORIES).toContain(category);
    }
  });

  it('begins with Claude, which alone is watched until somebody chooses', () => {
    expect(services.slice(0, 3).map(({ id }) => id)).toEqual(['claude', 'openai', 'github-copilot']);
    expect(services.filter(({ watchedByDefault }) => watchedByDefault).map(({ id }) => id)).toEqual([
      'claude',
    ]);
    expect(find('claude')).toMatchObject({
      page: {
        format: 'statuspage',
        url: 'https://status.claude.com',
        mirrors: ['https://anthropic.statuspage.io', 'https://tymt9n04zgry.statuspage.io'],
      },
      targets: [{ id: 'api.anthropic.com' }, { id: 'claude.ai' }],
    });
    expect(find('claude').components).toHaveLength(5);
    expect(find('openai').components).toHaveLength(31);
    expect(find('github-copilot').components.map(({ id }) => id)).toEqual(['pjmpxvq2cmr2', 'cnnb39dkkk82']);
  });

  it('probes what answers without a key, and knows pages by what their format needs', () => {
    const probed = services.filter(({ category, targets }) => category === 'ai' && targets.length > 0);
    expect(probed.length).toBeGreaterThanOrEqual(21);
    expect(find('mistral').page).toMatchObject({ format: 'checkly', key: 'mistral-ai' });
    expect(find('gitlab').page).toMatchObject({ format: 'statusio', key: '5b36dc6502d06804c08349f7' });
    expect(find('gemini').components[0]?.id).toBe('npdyhgECDJ6tB66MxXyo');
    expect(find('amazon-bedrock').components[0]).toEqual({
      id: 'bedrock-us-east-1',
      name: 'Amazon Bedrock, us-east-1',
      group: 'Amazon Bedrock',
    });
  });

  it('links to what only a browser can read, and marks what may be out of date', () => {
    expect(find('stripe')).toMatchObject({ page: null, statusUrl: 'https://status.stripe.com' });
    expect(find('deepseek')).toMatchObject({ page: null, targets: [{ id: 'api.deepseek.com' }] });
    expect(find('docker').doubtful).toBe(true);
    expect(find('claude').doubtful).toBeUndefined();
    expect(services.filter(({ doubtful }) => doubtful).length).toBeGreaterThan(50);
  });

  it('has a name for every format', () => {
    for (const format of FeedFormatSchema.options) expect(FORMAT_NAMES[format]).not.toBe('');
  });
});

describe('the candidates', () => {
  const raw = z.object({ candidates: z.array(z.unknown()) }).parse(JSON.parse(readAsset('candidates.json')));
  const candidates = parseCandidates(raw);

  it('are all read, each with an https address', () => {
    expect(candidates).toHaveLength(raw.candidates.length);
    expect(candidates.length).toBeGreaterThan(850);
    for (const { url } of candidates) expect(new URL(url).protocol).toBe('https:');
  });

  it('leave out a row that is none, and a file that is none', () => {
    expect(
      parseCandidates({ candidates: [['A', 'a.example'], ['B'], null, ['C', 'c.example', 'data']] }),
    ).toEqual([
      { name: 'A', url: 'https://a.example', category: null },
      { name: 'C', url: 'https://c.example', category: 'data' },
    ]);
    expect(parseCandidates('nonsense')).toEqual([]);
  });
});
