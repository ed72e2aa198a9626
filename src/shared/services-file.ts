import { z } from 'zod';
import { parseJson } from './parse-json.ts';
import { err, ok, type Result } from './result.ts';
import { type FeedFormat, type PageRef, type ServicesFile, ServicesFileSchema } from './service.ts';
import { jsonFault, schemaFault } from './words/fault.ts';

/** Formats whose key is the address of the page's document. */
const KEY_IS_ADDRESS: ReadonlySet<FeedFormat> = new Set(['rss', 'aws-rss', 'azure-rss', 'apple']);
/** An address that can only mean this machine, in a form that cannot be read otherwise. */
const LOCAL = /^http:\/\/(?:(?:[a-z\d-]+\.)*localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?(?:[/?#]|$)/i;
const WebAddressSchema = z.url({ protocol: /^https?$/ });

/** Whether an address would be asked in the open: anything but https, to another machine. */
export function isOpenHttp(url: string): boolean {
  return !/^https:\/\//i.test(url) && !LOCAL.test(url);
}

/**
 * Parses the text of a services file: JSON of the right form, ids used once, one way to read each page, and plain http for this
 * machine alone. On failure one line that names the entry and what is wrong with it.
 */
export function parseServicesFile(text: string): Result<ServicesFile, string> {
  // Some editors begin a file with a mark of its encoding.
  const written = text.replace(/^\uFEFF/, '');
  const json = parseJson(written);
  if (json === undefined) return err(jsonFault(written));
  const parsed = ServicesFileSchema.safeParse(json);
  if (!parsed.success) return err(schemaFault(parsed.error, json, (path) => idAt(path, json)));
  const problem = findTwice(parsed.data) ?? findTwoWays(parsed.data) ?? findOpen(parsed.data);
  return problem === null ? ok(parsed.data) : err(problem);
}

const NamedSchema = z.object({
  services: z.array(z.object({ id: z.string().max(80) }).or(z.unknown().transform(() => null))),
});

/** The id of the service that a path leads into, empty where it has none. */
function idAt([field, index]: readonly PropertyKey[], json: unknown): string {
  const named = NamedSchema.safeParse(json);
  return (field === 'services' && named.success && named.data.services[Number(index)]?.id) || '';
}

function findTwice({ services }: ServicesFile): string | null {
  const seen = new Set<string>();
  for (const id of [
    ...services.map(({ id }) => id),
    ...services.flatMap(({ targets }) => targets.map(({ id }) => `target ${id}`)),
  ]) {
    if (seen.has(id)) return `the id “${id.replace(/^target /, '')}” is used twice.`;
    seen.add(id);
  }
  return null;
}

/** Whether two references to one page agree on how it is read: pages are known by their address. */
export function areReadAlike(one: PageRef, other: PageRef): boolean {
  return one.format === other.format && (one.key ?? null) === (other.key ?? null);
}

function findTwoWays({ services }: ServicesFile): string | null {
  const seen = new Map<string, { readonly id: string; readonly page: PageRef }>();
  for (const { id, page } of services) {
    if (page === null) continue;
    const before = seen.get(page.url);
    if (before !== undefined && !areReadAlike(before.page, page)) {
      return `“${before.id}” and “${id}” read the page ${page.url} in two ways: give both the same format and key.`;
    }
    seen.set(page.url, { id, page });
  }
  return null;
}

/** Every address that is asked has to be https where it is not on this machine. The captive-portal check has to be plain http. */
function findOpen({ services, controls }: ServicesFile): string | null {
  for (const { id, page, targets } of services) {
    if (
      page?.key !== undefined &&
      KEY_IS_ADDRESS.has(page.format) &&
      !WebAddressSchema.safeParse(page.key).success
    ) {
      return `“${id}”: its key “${page.key}” has to be the address of the feed.`;
    }
    const urls = [
      ...(page === null ? [] : [page.url, ...page.mirrors]),
      ...(page?.key !== undefined && KEY_IS_ADDRESS.has(page.format) ? [page.key] : []),
      ...targets.map(({ url }) => url),
    ];
    const open = urls.find(isOpenHttp);
    if (open !== undefined)
      return `${open.toLowerCase()}: plain http is for this machine alone; use https (“${id}”).`;
  }
  const open = (controls?.hosts ?? []).find(isOpenHttp);
  return open === undefined ? null : `${open}: plain http is for this machine alone; use https.`;
}
