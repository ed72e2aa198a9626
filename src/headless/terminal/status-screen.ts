import { plainLine } from '../../shared/plain.ts';
import type { ServiceView, Snapshot } from '../../shared/snapshot.ts';
import { spanWords } from '../../shared/words/duration.ts';
import { type Layout, paragraph } from './layout.ts';
import { type ServiceLinesOptions, serviceLines } from './service-lines.ts';

/** Where a picture comes from: read just now, or by another process that owns the data folder, `ageMs` ago. */
export type Origin = { readonly kind: 'live' } | { readonly kind: 'last'; readonly ageMs: number };

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

export function originLines(origin: Origin, layout: Layout): readonly string[] {
  if (origin.kind === 'live') return [];
  return paragraph(
    `As Pilotlight, already running on this data folder, saw it ${ageOf(origin.ageMs)}.`,
    layout,
    {
      indent: 0,
      style: layout.paint.dim,
    },
  );
}

function ageOf(ageMs: number): string {
  return `${spanWords(ageMs)} ago`;
}
