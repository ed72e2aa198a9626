import { z } from 'zod';
import { ExportPageSchema, ExportRequestSchema } from './export.ts';

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

/** What is kept: how much, a copy of it to take away page by page, and the end of it. Notes are apart: `notes.export`. */
export const DATA_CALLS = {
  'data.describe': {
    kind: 'query',
    request: z.object({}).strict().readonly(),
    response: DataDescriptionSchema,
  },
  'data.export': {
    kind: 'query',
    request: ExportRequestSchema,
    response: ExportPageSchema,
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
