/** Where the window stands, as its address says it. */
export type Route =
  | { readonly view: 'now' }
  | { readonly view: 'history'; readonly targetId: string | null }
  | { readonly view: 'incidents'; readonly incidentId: string | null }
  | { readonly view: 'diagnose' }
  | { readonly view: 'settings' };

export type ViewName = Route['view'];

function decode(part: string): string | null {
  try {
    return part === '' ? null : decodeURIComponent(part);
  } catch {
    return null;
  }
}

/** Reads a location hash such as `#/incidents/abc`; whatever it does not know is the Now view. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const [view, part = ''] = path.split('/', 2);
  switch (view) {
    case 'history':
      return { view, targetId: new URLSearchParams(query).get('target') };
    case 'incidents':
      return { view, incidentId: decode(part) };
    case 'diagnose':
    case 'settings':
      return { view };
    default:
      return { view: 'now' };
  }
}

/** The location hash of a route, so that `parseRoute(toHash(route))` is the route again. */
export function toHash(route: Route): string {
  if (route.view === 'history' && route.targetId !== null) {
    return `#/history?${new URLSearchParams({ target: route.targetId }).toString()}`;
  }
  if (route.view === 'incidents' && route.incidentId !== null) {
    return `#/incidents/${encodeURIComponent(route.incidentId)}`;
  }
  return `#/${route.view}`;
}
