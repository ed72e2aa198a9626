import { z } from 'zod';

/** What Pilotlight keeps on this computer. */
export const DataDescriptionSchema = z
  .object({
    folder: z.string(),
    files: z.array(z.object({ name: z.string(), bytes: z.int() }).readonly()).readonly(),
    /** When the first observation was made; null where there is none. */
    firstAt: z.int().nullable(),
    /** Single tries are kept this long, sums over five minutes that long, sums over an hour for good. */
    rawDays: z.int(),
    fineDays: z.int(),
  })
  .readonly();
export type DataDescription = z.infer<typeof DataDescriptionSchema>;

/** A file in the answer, for the client to save. */
export const ExportSchema = z
  .object({ name: z.string(), mediaType: z.string(), text: z.string() })
  .readonly();

/** What is kept: how much, a copy of it to take away, and the end of it. Notes are apart: `notes.export`. */
export const DATA_CALLS = {
  'data.describe': {
    kind: 'query',
    request: z.object({}).strict().readonly(),
    response: DataDescriptionSchema,
  },
  'data.export': {
    kind: 'query',
    request: z.object({ format: z.enum(['csv', 'json']) }).readonly(),
    response: ExportSchema,
  },
  /** Deletes everything observed. Settings, own services and notes stay. `confirmed` keeps a stray call from doing it. */
  'data.delete': {
    kind: 'command',
    request: z
      .object({ confirmed: z.literal(true) })
      .strict()
      .readonly(),
    response: z.object({}).readonly(),
  },
} as const;
