import { z } from 'zod';
import { LevelSchema } from './level.ts';

const list = <Item extends z.ZodType>(item: Item) => z.array(item).readonly();

/** One component as the page reported it. `level` is unknown where the page used a word nobody has seen before. */
export const PageComponentSchema = z
  .object({ id: z.string(), name: z.string(), group: z.string().nullable(), level: LevelSchema })
  .readonly();
export type PageComponent = z.infer<typeof PageComponentSchema>;

export const IncidentStatusSchema = z.enum([
  'investigating',
  'identified',
  'monitoring',
  'resolved',
  'postmortem',
  'scheduled',
  'in_progress',
  'verifying',
  'completed',
  'unknown',
]);
export type IncidentStatus = z.infer<typeof IncidentStatusSchema>;

export const ImpactSchema = z.enum(['none', 'minor', 'major', 'critical', 'maintenance', 'unknown']);
export type Impact = z.infer<typeof ImpactSchema>;

/** One message the provider wrote. `body` is plain text: no markup, no control characters, bounded. */
export const IncidentUpdateSchema = z
  .object({
    id: z.string(),
    at: z.int(),
    status: IncidentStatusSchema,
    body: z.string(),
    components: list(z.object({ id: z.string(), name: z.string(), to: LevelSchema }).readonly()),
  })
  .readonly();
export type IncidentUpdate = z.infer<typeof IncidentUpdateSchema>;

/** An official incident or maintenance. `updates` are oldest first; `componentIds` are all ever linked while it was open. */
export const IncidentSchema = z
  .object({
    id: z.string(),
    kind: z.enum(['incident', 'maintenance']),
    name: z.string(),
    status: IncidentStatusSchema,
    impact: ImpactSchema,
    startedAt: z.int(),
    resolvedAt: z.int().nullable(),
    scheduledUntil: z.int().nullable(),
    url: z.string().nullable(),
    componentIds: list(z.string()),
    updates: list(IncidentUpdateSchema),
  })
  .readonly();
export type Incident = z.infer<typeof IncidentSchema>;

/** What a page said at one moment. `incidents` is null where the page's answer lists none at all (incident.io's summary). */
export const PageReadingSchema = z
  .object({
    at: z.int(),
    url: z.string(),
    isMirror: z.boolean(),
    name: z.string(),
    components: list(PageComponentSchema),
    incidents: list(IncidentSchema).nullable(),
  })
  .readonly();
export type PageReading = z.infer<typeof PageReadingSchema>;

/** Why a page could not be read. It says nothing about the service: a page that cannot be read is no information. */
export const PageFailureSchema = z
  .object({
    at: z.int(),
    kind: z.enum([
      'unreachable',
      'timeout',
      'tls',
      'blocked',
      'status',
      'redirects',
      'too_large',
      'truncated',
      'not_json',
      'invalid',
    ]),
    /** The HTTP status, error code or schema path behind it, for those who need it. */
    detail: z.string(),
  })
  .readonly();
export type PageFailure = z.infer<typeof PageFailureSchema>;

/** The classes of detection.md 1.2: what one probe means once classified and gated by the controls. */
export const OutcomeClassSchema = z.enum([
  'ok',
  'limited',
  'walled',
  'provider_failure',
  'network_failure',
  'local',
  'intercepted',
  'discarded',
]);
export type OutcomeClass = z.infer<typeof OutcomeClassSchema>;

/** Durations of one probe in ms, each measured on the monotonic clock; null where the phase was not reached. */
export const PhasesSchema = z
  .object({
    dnsMs: z.number().nullable(),
    tcpMs: z.number().nullable(),
    tlsMs: z.number().nullable(),
    ttfbMs: z.number().nullable(),
    totalMs: z.number(),
  })
  .readonly();
export type Phases = z.infer<typeof PhasesSchema>;

/** One probe, classified: the unit of history. `code` is the HTTP status or error code, such as `529` or `ENOTFOUND`. */
export const SampleSchema = z
  .object({
    targetId: z.string(),
    at: z.int(),
    class: OutcomeClassSchema,
    code: z.string(),
    phases: PhasesSchema,
  })
  .readonly();
export type Sample = z.infer<typeof SampleSchema>;

/** What the controls showed: one line a host, and the plain-HTTP check for sign-in pages. */
export const ControlReadingSchema = z
  .object({
    at: z.int(),
    hosts: list(
      z
        .object({
          host: z.string(),
          ok: z.boolean(),
          stage: z.string().nullable(),
          code: z.string().nullable(),
        })
        .readonly(),
    ),
    captive: z.enum(['clear', 'portal', 'unreachable', 'unchecked']),
    literalOk: z.boolean().nullable(),
  })
  .readonly();
export type ControlReading = z.infer<typeof ControlReadingSchema>;

/** The state of the user's own connection. */
export const ConnectionStateSchema = z.enum([
  'online',
  'offline',
  'dns',
  'captive',
  'intercepted',
  'unknown',
]);
export type ConnectionState = z.infer<typeof ConnectionStateSchema>;
