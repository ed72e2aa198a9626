import { z } from 'zod';

/** Absent, null or of another type: all the same to a reader that can do without. */
const OptionalTextSchema = z.string().nullable().catch(null);
const OptionalRowsSchema = z.array(z.unknown()).nullable().catch(null);
const RowsSchema = z.array(z.unknown()).catch([]);
const IdSchema = z.string().min(1).max(200);

/** What every document of the API is wrapped in. Its rows are checked one by one, so that one bad incident costs no more than itself. */
export const DocumentSchema = z.object({
  page: z.object({ name: OptionalTextSchema }).nullable().catch(null),
  components: OptionalRowsSchema,
  incidents: OptionalRowsSchema,
  scheduled_maintenances: OptionalRowsSchema,
});

/** A component, or the heading of a group of them. The first three fields are all that incident.io promises. */
export const ComponentRowSchema = z.object({
  id: IdSchema,
  name: z.string(),
  status: z.string(),
  group: z.boolean().catch(false),
  group_id: OptionalTextSchema,
});
export type ComponentRow = z.infer<typeof ComponentRowSchema>;

export const LinkedComponentRowSchema = z.object({ id: IdSchema });

export const AffectedComponentRowSchema = z.object({
  code: IdSchema,
  name: OptionalTextSchema,
  new_status: z.string().catch(''),
});

export const UpdateRowSchema = z.object({
  id: IdSchema.nullable().catch(null),
  status: z.string().catch(''),
  body: z.string().catch(''),
  created_at: OptionalTextSchema,
  display_at: OptionalTextSchema,
  updated_at: OptionalTextSchema,
  affected_components: RowsSchema,
});
export type UpdateRow = z.infer<typeof UpdateRowSchema>;

export const IncidentRowSchema = z.object({
  id: IdSchema,
  name: z.string().catch(''),
  status: z.string().catch(''),
  impact: z.string().catch(''),
  created_at: OptionalTextSchema,
  started_at: OptionalTextSchema,
  updated_at: OptionalTextSchema,
  resolved_at: OptionalTextSchema,
  scheduled_for: OptionalTextSchema,
  scheduled_until: OptionalTextSchema,
  shortlink: OptionalTextSchema,
  components: RowsSchema,
  incident_updates: RowsSchema,
});
export type IncidentRow = z.infer<typeof IncidentRowSchema>;
