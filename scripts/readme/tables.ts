import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { parseCandidates } from '../../src/core/catalogue/candidates.ts';
import { detectPlan } from '../../src/core/detect/plan.ts';
import { FORMAT_NAMES } from '../../src/shared/format-names.ts';
import { type FeedFormat, FeedFormatSchema, ServicesFileSchema } from '../../src/shared/service.ts';

const ASSETS = join(import.meta.dirname, '../../assets');
const readAsset = (name: string): unknown => JSON.parse(readFileSync(join(ASSETS, name), 'utf8'));

/** Formats that are looked for at any domain; the others are known by their maker's host, or by an address with a key in it. */
function foundAnywhere(): ReadonlySet<FeedFormat> {
  const plan = detectPlan('status.example.com');
  const formats = plan.ok ? plan.value.tries.flatMap(({ pages }) => pages.map(({ format }) => format)) : [];
  // Told from Statuspage by its content.
  return new Set([...formats, 'incidentio']);
}

function formatTable(): string {
  const { services } = ServicesFileSchema.parse(readAsset('services.json'));
  const counts = Map.groupBy(services, ({ page }) => page?.format);
  const anywhere = foundAnywhere();
  const rows = FeedFormatSchema.options
    .map((format) => ({ format, count: counts.get(format)?.length ?? 0 }))
    .toSorted((a, b) => b.count - a.count || (FORMAT_NAMES[a.format] < FORMAT_NAMES[b.format] ? -1 : 1))
    .map(({ format, count }) => {
      const found = anywhere.has(format) ? 'its domain' : 'its page or feed address';
      return `| ${FORMAT_NAMES[format]} | ${count === 0 ? '–' : count} | ${found} |`;
    });
  return ['| format | services | found by |', '|---|---|---|', ...rows].join('\n');
}

function counts(): string {
  const { services } = ServicesFileSchema.parse(readAsset('services.json'));
  const raw = readAsset('candidates.json');
  const candidates = parseCandidates(z.unknown().parse(raw)).length;
  const read = services.filter(({ page }) => page !== null).length;
  const linked = services.filter(({ page, statusUrl }) => page === null && statusUrl !== undefined).length;
  const probed = services.filter(({ targets }) => targets.length > 0).length;
  return [
    `The catalogue has ${services.length} services: the pages of ${read} are read, ${linked} are linked to, and ${probed} are`,
    `tried from here as well. ${candidates} more names have a page whose format is found out when they are added. There are`,
    `${FeedFormatSchema.options.length} formats:`,
  ].join('\n');
}

const PARTS: Readonly<Record<string, () => string>> = { counts, formats: formatTable };

/** The README with everything between `<!-- name -->` and `<!-- /name -->` written anew from the program and its assets. */
export function renderReadme(text: string): string {
  return Object.entries(PARTS).reduce((whole, [name, render]) => {
    const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
    const [from, to] = [whole.indexOf(start), whole.indexOf(end)];
    if (from < 0 || to < from) throw new Error(`README.md has no place for ${name}`);
    return `${whole.slice(0, from + start.length)}\n${render()}\n${whole.slice(to)}`;
  }, text);
}
