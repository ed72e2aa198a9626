import type { Snapshot } from '../../../../shared/snapshot.ts';

/** The hosts that belong to the services watched: links to these are opened, all others only shown and copied. */
export function knownHosts({ services }: Pick<Snapshot, 'services'>): ReadonlySet<string> {
  const urls = services.flatMap(({ homepage, page, targets, incidents }) => [
    homepage,
    page?.url,
    ...targets.map(({ url }) => url),
    ...incidents.map(({ url }) => url),
  ]);
  return new Set(urls.flatMap((url) => (url != null && URL.canParse(url) ? [new URL(url).hostname] : [])));
}
