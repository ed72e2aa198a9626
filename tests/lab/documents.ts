import { z } from 'zod';

const ComponentRowSchema = z.looseObject({
  id: z.string(),
  name: z.string(),
  status: z.string(),
  updated_at: z.string().optional(),
  group: z.boolean().default(false),
});

const UpdateRowSchema = z.looseObject({
  status: z.string(),
  created_at: z.string(),
  display_at: z.string().nullish(),
  affected_components: z
    .array(z.object({ code: z.string(), old_status: z.string(), new_status: z.string() }))
    .nullish()
    .transform((changes) => changes ?? []),
});

const ReportRowSchema = z.looseObject({
  id: z.string(),
  name: z.string(),
  status: z.string(),
  impact: z.string(),
  created_at: z.string(),
  incident_updates: z.array(UpdateRowSchema),
  components: z.array(ComponentRowSchema).default([]),
});
export type ReportRow = z.infer<typeof ReportRowSchema>;

/** A document of a page as far as tests look into it; what a path does not serve is empty here. */
export const DocumentSchema = z.looseObject({
  page: z.looseObject({ updated_at: z.string() }),
  status: z.object({ indicator: z.string(), description: z.string() }).optional(),
  components: z.array(ComponentRowSchema).default([]),
  incidents: z.array(ReportRowSchema).default([]),
  scheduled_maintenances: z.array(ReportRowSchema).default([]),
});
export type PageDocument = z.infer<typeof DocumentSchema>;

export const HistorySchema = z.array(ReportRowSchema);

/** A document's fields without their values, lists by their first entry. */
export function toShape(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.slice(0, 1).map(toShape);
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, toShape(inner)]));
  }
  return 'value';
}
