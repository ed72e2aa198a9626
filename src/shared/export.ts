import { z } from 'zod';

/** What an export is made of, each a table of its own. */
export const EXPORT_PARTS = ['samples', 'hours', 'changes', 'episodes', 'incidents', 'readings'] as const;
export type ExportPart = (typeof EXPORT_PARTS)[number];

export const EXPORT_FORMATS = ['csv', 'json'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Asks for some of a part: `after` is 0 at its beginning, then the `next` of the answer before. */
export const ExportRequestSchema = z
  .object({ part: z.enum(EXPORT_PARTS), format: z.enum(EXPORT_FORMATS), after: z.int().nonnegative() })
  .strict()
  .readonly();

/**
 * Some of a part: lines of CSV, the first with the names of its columns, or JSON values with commas between them. `next` is null
 * at its end; `share` is how much of the part has been told, from 0 to 1.
 */
export const ExportPageSchema = z
  .object({ text: z.string(), next: z.int().nonnegative().nullable(), share: z.number().min(0).max(1) })
  .readonly();
export type ExportPage = z.infer<typeof ExportPageSchema>;
