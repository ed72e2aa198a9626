import { plainLine } from '../../shared/plain.ts';
import type { Service } from '../../shared/service.ts';
import type { Proposal } from '../../shared/service-calls.ts';
import type { Found } from '../detect/find-page.ts';
import { isOpen, levelForComponents } from '../feeds/page-level.ts';
import type { ProbeResult } from '../ports.ts';
import { classifyProbe } from '../probes/classify.ts';

const MAX_NAME_CHARS = 60;

/** What a page calls itself beside its owner's name: "Acme Status", "Status - Acme", "Acme System Status Page". */
const STATUS_WORDS = /\s*[-–|:]?\s*\b(?:system |service |server )?status(?:\s?page)?\b\s*[-–|:]?\s*/gi;

/** A name for a service, from what its page calls itself; from its host where that leaves nothing. */
export function toServiceName(pageName: string, url: string): string {
  const name = plainLine(pageName.replace(STATUS_WORDS, ' '), MAX_NAME_CHARS);
  if (/[\p{L}\p{N}]/u.test(name)) return name;
  const { hostname } = new URL(url);
  return hostname.replace(/^(?:www|status)\./, '').slice(0, MAX_NAME_CHARS);
}

/** An id for a service of the user's own: from the host, with a number where that is taken. */
export function toServiceId(url: string, taken: ReadonlySet<string>): string {
  const base = new URL(url).host
    .replace(/^(?:www|status)\./, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  const id = base === '' ? 'own' : base;
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? id : `${id}-${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}

/** What was found at an address, as a service to be added, and what is known of it already. `tried` is one try where no page was found. */
export function toProposal(found: Found, tried: ProbeResult | null, catalogue: readonly Service[]): Proposal {
  const taken = new Set(catalogue.map(({ id }) => id));
  if (found.kind === 'page') return toPageProposal(found, taken, catalogue);
  return toTargetProposal(found.url, tried, taken, catalogue);
}

function toPageProposal(
  { page, preview }: Extract<Found, { kind: 'page' }>,
  taken: ReadonlySet<string>,
  catalogue: readonly Service[],
): Proposal {
  const known = catalogue.find((service) => service.page?.url === page.url);
  const ids = new Set(preview.components.map(({ id }) => id));
  return {
    service: {
      id: toServiceId(page.url, taken),
      name: toServiceName(preview.name, page.url),
      category: 'own',
      homepage: page.url,
      page,
      components: [],
      targets: [],
      watchedByDefault: false,
    },
    known: known === undefined ? null : { id: known.id, name: known.name },
    page: {
      format: page.format,
      level: levelForComponents(preview, ids),
      ...(preview.basis === undefined ? {} : { basis: preview.basis }),
      components: preview.components,
      openIncidents: (preview.incidents ?? []).filter(isOpen).map(({ name }) => plainLine(name, 200)),
    },
    tried: null,
  };
}

/** A try that was refused (401, 403, 404 …) still proves life: whoever adds the address knows that it answers so. */
function toTargetProposal(
  url: string,
  tried: ProbeResult | null,
  taken: ReadonlySet<string>,
  catalogue: readonly Service[],
): Proposal {
  const id = toServiceId(url, taken);
  const name = toServiceName('', url);
  const status = tried?.end.kind === 'answered' ? tried.end.status : null;
  const isRefusal = status !== null && status >= 400 && status < 500 && status !== 429 && status !== 407;
  const target = {
    id: `own-${id}`,
    name,
    url,
    aliveStatuses: isRefusal ? [status] : [],
    expects: 'any' as const,
  };
  const known = catalogue.find(({ targets }) => targets.some((other) => other.url === url));
  const said = tried === null ? null : classifyProbe(target, tried);
  return {
    service: {
      id,
      name,
      category: 'own',
      homepage: new URL(url).origin,
      page: null,
      components: [],
      targets: [target],
      watchedByDefault: false,
    },
    known: known === undefined ? null : { id: known.id, name: known.name },
    page: null,
    tried:
      tried === null || said === null
        ? null
        : { class: said.class, code: said.code, ttfbMs: tried.phases.ttfbMs },
  };
}
