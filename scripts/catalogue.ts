/**
 * Writes the catalogue from a folder of collected facts: `npm run catalogue -- <folder>`, with `services.json` and
 * `candidates.json` in it. Entries written by hand are kept as the catalogue has them; running it twice changes nothing.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { FeedFormatSchema, PageRefSchema, type Service, ServiceSchema } from '../src/shared/service.ts';
import { ANY_BODY, BY_HAND, COMPONENTS, DOUBTFUL, PAGES } from './catalogue/decisions.ts';
import { ALIASES, DESCRIPTIONS } from './catalogue/own-words.ts';
import { writeReadme } from './readme/write.ts';

const ASSETS = join(import.meta.dirname, '..', 'assets');

const FactSchema = z.object({
  id: z.string(),
  name: z.string(),
  category: z.string(),
  homepage: z.string().optional(),
  page: z.object({
    format: z.string(),
    url: z.string(),
    pageId: z.string().optional(),
    feedUrl: z.string().optional(),
    mirrors: z.array(z.string()).optional(),
  }),
  components: z
    .array(z.object({ id: z.string(), name: z.string(), group: z.string().optional() }))
    .optional(),
  probe: z.object({ url: z.string(), aliveStatuses: z.array(z.number()) }).optional(),
});
type Fact = z.infer<typeof FactSchema>;
const CandidateSchema = z.object({ name: z.string(), url: z.string(), category: z.string().optional() });

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** The page as a feed reads it; null where none can. */
function toPage({ id, page }: Fact): Service['page'] {
  const decided = PAGES[id];
  if (decided === null) return null;
  const format = FeedFormatSchema.safeParse(decided?.format ?? page.format);
  if (!format.success) return null;
  const isElsewhere =
    format.data === 'rss' || (format.data === 'apple' && page.feedUrl?.includes('/developer/'));
  const key = decided?.key ?? page.pageId ?? (isElsewhere ? page.feedUrl : undefined);
  const isKeyed = ['statusio', 'sorry', 'site24x7', 'checkly', 'rss', 'apple', 'microsoft365'].includes(
    format.data,
  );
  // StatusPal and UptimeRobot pages at hosts of their own do not tell the name that their API wants.
  const needsName = format.data === 'statuspal' || format.data === 'uptimerobot';
  const parsed = PageRefSchema.safeParse({
    format: format.data,
    url: page.url,
    mirrors: page.mirrors ?? [],
    ...(isKeyed && key !== undefined ? { key } : {}),
  });
  return parsed.success && !(needsName && key === undefined) ? parsed.data : null;
}

function toTargets({ id, name, probe }: Fact): Service['targets'] {
  if (probe === undefined) return [];
  return [
    {
      id: new URL(probe.url).host,
      name: /\bAPI\b/.test(name) ? name : `${name} API`,
      url: probe.url,
      aliveStatuses: probe.aliveStatuses.filter((status) => status >= 400),
      expects: ANY_BODY.includes(id) ? 'any' : 'json',
    },
  ];
}

/** An entry with what it needs and no more: the file is read at every start. */
function toEntry(fact: Fact): Record<string, unknown> {
  const page = toPage(fact);
  const components = COMPONENTS[fact.id] ?? fact.components ?? [];
  const targets = toTargets(fact);
  return {
    id: fact.id,
    name: fact.name,
    category: fact.category,
    ...withWords(fact.id),
    ...(fact.homepage === undefined ? {} : { homepage: fact.homepage }),
    ...(page === null
      ? { statusUrl: fact.page.url }
      : { page: { ...page, mirrors: page.mirrors.length > 0 ? page.mirrors : undefined } }),
    ...(page === null || components.length === 0
      ? {}
      : { components: components.map(({ id, name, group }) => ({ id, name, group: group ?? undefined })) }),
    ...(targets.length === 0 ? {} : { targets }),
    ...(DOUBTFUL.includes(fact.id) ? { doubtful: true } : {}),
  };
}

function withWords(id: string): Record<string, unknown> {
  const aliases = ALIASES[id];
  const description = DESCRIPTIONS[id];
  return {
    ...(aliases === undefined ? {} : { aliases }),
    ...(description === undefined ? {} : { description }),
  };
}

/** One entry a line, so that a change of one shows as one. */
function write(name: string, key: string, rows: readonly unknown[]): void {
  const lines = rows.map((row) => JSON.stringify(row));
  writeFileSync(join(ASSETS, name), `{"${key}":[\n${lines.join(',\n')}\n]}\n`);
  console.log(`${name}: ${rows.length}`);
}

function convert(folder: string): void {
  const facts = z.array(FactSchema).parse(readJson(join(folder, 'services.json')));
  const ids = new Set(facts.map(({ id }) => id));
  const named = [DOUBTFUL, ANY_BODY, ...[PAGES, COMPONENTS, ALIASES, DESCRIPTIONS].map(Object.keys)].flat();
  const lost = named.filter((id) => !ids.has(id));
  if (lost.length > 0) throw new Error(`named here, but not among the facts: ${lost.join(', ')}`);

  const known = z
    .object({ services: z.array(z.looseObject({ id: z.string() })) })
    .parse(readJson(join(ASSETS, 'services.json')));
  const byHand = BY_HAND.flatMap((id) => known.services.find((service) => service.id === id) ?? []);
  const collected = facts
    .filter(({ id }) => !BY_HAND.includes(id))
    .map(toEntry)
    .toSorted((a, b) => (String(a.name).toLowerCase() < String(b.name).toLowerCase() ? -1 : 1));
  const services = [...byHand.map((entry) => ({ ...entry, ...withWords(entry.id) })), ...collected];
  for (const service of services) ServiceSchema.parse(service);
  write('services.json', 'services', services);

  const hosts = new Set(facts.map(({ page }) => new URL(page.url).host));
  const candidates = z
    .array(CandidateSchema)
    .parse(readJson(join(folder, 'candidates.json')))
    .filter(({ url }) => !hosts.has(new URL(url).host))
    .map(({ name, url, category }) => [
      name,
      url.replace(/^https:\/\//, '').replace(/\/$/, ''),
      ...(category === undefined ? [] : [category]),
    ]);
  write('candidates.json', 'candidates', candidates);
  writeReadme();
}

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('Give the folder with services.json and candidates.json in it.');
  process.exitCode = 2;
} else {
  convert(folder);
}
