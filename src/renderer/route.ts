/** Where the window stands, as its address says it. */
export type Route =
  /** `serviceId` is the service to show first, where a click elsewhere named one. */
  | { readonly view: 'now'; readonly serviceId?: string }
  | { readonly view: 'history'; readonly targetId: string | null; readonly serviceId?: string | null }
  /** `ofServiceId` says whose incident it is: pages number theirs, and two may give one the same id. */
  | {
      readonly view: 'incidents';
      readonly incidentId: string | null;
      readonly serviceId?: string;
      readonly ofServiceId?: string;
    }
  /** `noteId` is `new` for a note that is still to be written. */
  | { readonly view: 'notes'; readonly noteId: string | null }
  /** `part` is what of it is asked for first. */
  | { readonly view: 'diagnose'; readonly part?: 'explain' }
  /** `part` is what of it is asked for first. */
  | { readonly view: 'services'; readonly serviceId: string | null; readonly part?: 'add' }
  /** `part` is the section asked for. */
  | { readonly view: 'settings'; readonly part?: SettingsPart };

/** The sections of the settings, in the order in which they stand. */
export const SETTINGS_PARTS = [
  'looks',
  'notifications',
  'start',
  'keys',
  'probes',
  'real-use',
  'model-check',
  'spelling',
  'local-model',
  'data',
  'file',
  'catalogue',
  'privacy',
  'about',
] as const;
export type SettingsPart = (typeof SETTINGS_PARTS)[number];

export type ViewName = Route['view'];

function decode(part: string): string | null {
  try {
    return part === '' ? null : decodeURIComponent(part);
  } catch {
    return null;
  }
}

function namedService(query: string): { readonly serviceId?: string } {
  const serviceId = new URLSearchParams(query).get('service');
  return serviceId === null || serviceId === '' ? {} : { serviceId };
}

function ofService(query: string): { readonly ofServiceId?: string } {
  const ofServiceId = new URLSearchParams(query).get('of');
  return ofServiceId === null || ofServiceId === '' ? {} : { ofServiceId };
}

/** Reads a location hash such as `#/incidents/abc`; whatever it does not know is the Now view. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const [view, part = ''] = path.split('/', 2);
  switch (view) {
    case 'history':
      return { view, targetId: new URLSearchParams(query).get('target'), ...namedService(query) };
    case 'incidents':
      return { view, incidentId: decode(part), ...namedService(query), ...ofService(query) };
    case 'notes':
      return { view, noteId: decode(part) };
    case 'services':
      return new URLSearchParams(query).has('add')
        ? { view, serviceId: decode(part), part: 'add' }
        : { view, serviceId: decode(part) };
    case 'diagnose':
      return part === 'explain' ? { view, part } : { view };
    case 'settings': {
      const named = SETTINGS_PARTS.find((one) => one === part);
      return named === undefined ? { view } : { view, part: named };
    }
    default:
      return view === 'now' ? { view, ...namedService(query) } : { view: 'now' };
  }
}

function toQuery(asked: Readonly<Record<string, string | null | undefined>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(asked)) if (value != null) query.set(name, value);
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

/** The location hash of a route, so that `parseRoute(toHash(route))` is the route again. */
export function toHash(route: Route): string {
  const part = (id: string | null): string => (id === null ? '' : `/${encodeURIComponent(id)}`);
  switch (route.view) {
    case 'now':
      return `#/now${toQuery({ service: route.serviceId })}`;
    case 'history':
      return `#/history${toQuery({ target: route.targetId, service: route.serviceId })}`;
    case 'incidents':
      return `#/incidents${part(route.incidentId)}${toQuery({ service: route.serviceId, of: route.ofServiceId })}`;
    case 'notes':
      return `#/notes${part(route.noteId)}`;
    case 'services':
      return `#/services${part(route.serviceId)}${route.part === undefined ? '' : '?add'}`;
    case 'diagnose':
      return `#/diagnose${part(route.part ?? null)}`;
    case 'settings':
      return `#/settings${part(route.part ?? null)}`;
  }
}

/** Goes to a place in the window. Where the window stands there already, it is told once more, as if it had come. */
export function goTo(route: Route): void {
  const hash = toHash(route);
  if (globalThis.location.hash !== hash) globalThis.location.hash = hash;
  else setTimeout(() => globalThis.dispatchEvent(new Event('hashchange')));
}

/** The views in the order in which they stand, each at its beginning. */
export const PLACES: readonly Route[] = [
  { view: 'now' },
  { view: 'history', targetId: null },
  { view: 'incidents', incidentId: null },
  { view: 'notes', noteId: null },
  { view: 'diagnose' },
  { view: 'services', serviceId: null },
  { view: 'settings' },
];
