import { plainLine } from '../../shared/plain.ts';
import type { ServiceView, Snapshot } from '../../shared/snapshot.ts';
import { ageWords } from '../../shared/words/duration.ts';
import { type Layout, paragraph } from './layout.ts';
import { type ServiceLinesOptions, serviceLines } from './service-lines.ts';

/** Where a picture comes from: looked at just now, or written down by the owner of the data folder `ageMs` ago, null for never. */
export type Origin = { readonly kind: 'live' } | { readonly kind: 'last'; readonly ageMs: number | null };

export interface StatusOptions extends ServiceLinesOptions {
  readonly origin: Origin;
}

/** What `pilotlight status` prints. */
export function statusLines(
  services: readonly ServiceView[],
  notices: Snapshot['notices'],
  layout: Layout,
  options: StatusOptions,
): readonly string[] {
  const blocks = [
    ...(services.length === 0 ? [['No service is watched.']] : []),
    ...services.map((service) => serviceLines(service, layout, options)),
    ...notices.map(({ text }) => paragraph(plainLine(text, 400), layout, { indent: 2, lead: '! ' })),
    originLines(options.origin, layout),
  ];
  return blocks
    .filter((block) => block.length > 0)
    .flatMap((block, index) => (index === 0 ? block : ['', ...block]));
}

/** Says so where the picture is another process's, and how old it is. */
export function originLines(origin: Origin, layout: Layout): readonly string[] {
  if (origin.kind === 'live') return [];
  const seen = origin.ageMs === null ? 'has seen nothing yet' : `saw this ${ageWords(-origin.ageMs, 0)}`;
  return paragraph(`Pilotlight is already running on this data folder; it ${seen}.`, layout, {
    indent: 0,
    style: layout.paint.dim,
  });
}
