import { z } from 'zod';

/** A place in the window, as whoever stands outside of it names it: the panel, the tray, a notification. */
export const PlaceSchema = z
  .object({
    view: z.enum(['now', 'history', 'incidents', 'notes', 'settings']),
    /** The service to show first; null for none in particular. */
    serviceId: z.string().max(200).nullable(),
    /** The incident or the note to open, `new` for a note that is still to be written; null for the view as it begins. */
    itemId: z.string().max(500).nullable(),
  })
  .readonly();
export type Place = z.infer<typeof PlaceSchema>;

/** A view as it begins, with a service first where one is named. */
export function placeOf(view: Place['view'], serviceId: string | null = null): Place {
  return { view, serviceId, itemId: null };
}

/** A note that is still to be written. */
export const NEW_NOTE: Place = { view: 'notes', serviceId: null, itemId: 'new' };

/** The place as the hash of the window's address, which `parseRoute` of the renderer reads back. */
export function toPlaceHash({ view, serviceId, itemId }: Place): string {
  const item = itemId === null ? '' : `/${encodeURIComponent(itemId)}`;
  const query = serviceId === null ? '' : `?service=${encodeURIComponent(serviceId)}`;
  return `#/${view}${item}${query}`;
}
