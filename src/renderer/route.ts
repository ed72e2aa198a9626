/** Where the window stands, as its address says it. */
export type Route =
  /** `serviceId` is the service to show first, where a click elsewhere named one. */
  | { readonly view: 'now'; readonly serviceId?: string }
  | { readonly view: 'history'; readonly targetId: string | null; readonly serviceId?: string | null }
  | { readonly view: 'incidents'; readonly incidentId: string | null; readonly serviceId?: string }
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

function namedService(query: string): { readonly serviceId?: string } {
  const serviceId = new URLSearchParams(query).get('service');
  return serviceId === null || serviceId === '' ? {} : { serviceId };
}

/** Reads a location hash such as `#/incidents/abc`; whatever it does not know is the Now view. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const [view, part = ''] = path.split('/', 2);
  switch (view) {
    case 'history':
      return { view, targetId: new URLSearchParams(query).get('target'), ...namedService(query) };
    case 'incidents':
      return { view, incidentId: decode(part), ...namedService(query) };
    case 'diagnose':
    case 'settings':
      return { view };
    default:
      return view === 'now' ? { view, ...namedService(query) } : { view: 'now' };
  }
}

/** The location hash of a route, so that `parseRoute(toHash(route))` is the route again. */
export function toHash(route: Route): string {
  if (route.view === 'history') {
    const query = new URLSearchParams();
    if (route.targetId !== null) query.set('target', route.targetId);
    if (route.serviceId != null) query.set('service', route.serviceId);
    return query.size === 0 ? '#/history' : `#/history?${query.toString()}`;
  }
  if (route.view === 'incidents' && route.incidentId !== null) {
    return `#/incidents/${encodeURIComponent(route.incidentId)}`;
  }
  if ((route.view === 'now' || route.view === 'incidents') && route.serviceId !== undefined) {
    return `#/${route.view}?${new URLSearchParams({ service: route.serviceId }).toString()}`;
  }
  return `#/${route.view}`;
}
