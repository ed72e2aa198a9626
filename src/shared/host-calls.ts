import { z } from 'zod';
import type { HostCallName } from './host-names.ts';
import { PlaceSchema } from './place.ts';
import { SettingsSchema } from './settings.ts';

const NothingSchema = z.object({}).strict().readonly();

/** The longest settings file that is read, in characters: hundreds of services fit into a tenth of it. */
export const MAX_SETTINGS_CHARS = 256 * 1024;

/** By what a message was shown: by the system, by a helper program, or only as a notice in the window. */
export const ShownBySchema = z.enum(['system', 'helper', 'window']);
export type ShownBy = z.infer<typeof ShownBySchema>;

/** What a client asks of the host it talks to. A host that has no desktop refuses the last four as `unsupported`. */
export const HOST_CALLS = {
  /** Shows a message now, whatever the settings say, and answers how that went. */
  'notification.test': {
    kind: 'command',
    request: NothingSchema,
    response: z.object({ shownBy: ShownBySchema }).readonly(),
  },
  /** The settings as a file's text, without what belongs to this machine alone. */
  'settings.export': {
    kind: 'query',
    request: NothingSchema,
    response: z.object({ name: z.string(), text: z.string() }).readonly(),
  },
  /** Takes settings in from such a text; `leftOut` names the services that are not known here. */
  'settings.import': {
    kind: 'command',
    request: z.object({ text: z.string().max(MAX_SETTINGS_CHARS) }).readonly(),
    response: z.object({ settings: SettingsSchema, leftOut: z.array(z.string()).readonly() }).readonly(),
    /** Each character may take six bytes in JSON. */
    maxBytes: 6 * MAX_SETTINGS_CHARS + 64,
  },
  /** Opens the window, or brings it to the front, at a place in it. */
  'window.open': {
    kind: 'command',
    request: PlaceSchema,
    response: NothingSchema,
  },
  /** Whether the window holds text that could not be saved: it is not closed over that without asking. */
  'window.hold': {
    kind: 'command',
    request: z.object({ isHeld: z.boolean() }).readonly(),
    response: NothingSchema,
  },
  /** Says how high the panel's content is, in CSS pixels. */
  'panel.fit': {
    kind: 'command',
    request: z.object({ heightPx: z.int().min(1).max(10_000) }).readonly(),
    response: NothingSchema,
  },
  'panel.close': { kind: 'command', request: NothingSchema, response: NothingSchema },
} as const satisfies Record<
  HostCallName,
  { kind: 'query' | 'command'; request: z.ZodType; response: z.ZodType; maxBytes?: number }
>;
