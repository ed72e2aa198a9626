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

const IncidentKindSchema = z.enum(['incident', 'maintenance']);

/**
 * An official incident or maintenance. `updates` are oldest first; `componentIds` are all ever linked while it was open. Of one
 * that is kept, `firstReadAt` says when the page was first read with it, and `goneAt` since when the page has not listed it any
 * more without ever saying that it ended: providers delete incidents, and merge them.
 */
export const IncidentSchema = z
  .object({
    id: z.string(),
    kind: IncidentKindSchema,
    name: z.string(),
    status: IncidentStatusSchema,
    impact: ImpactSchema,
    startedAt: z.int(),
    resolvedAt: z.int().nullable(),
    scheduledUntil: z.int().nullable(),
    url: z.string().nullable(),
    componentIds: list(z.string()),
    updates: list(IncidentUpdateSchema),
    firstReadAt: z.int().optional(),
    goneAt: z.int().optional(),
  })
  .readonly();
export type Incident = z.infer<typeof IncidentSchema>;

/**
 * What a reading rests on: on a list of what is there, each with its state, or on a list of `incidents` alone. With the latter a
 * component nobody names is fine as far as the page says, and an empty list means "no public incident", no more.
 */
export const BasisSchema = z.enum(['components', 'incidents']);
export type Basis = z.infer<typeof BasisSchema>;

/** After so many complete lists in a row that do not have it, an incident is gone: one alone may lag behind the page. */
export const LISTS_TO_BE_GONE = 2;

/**
 * An incident that was open and that its page does not list any more: since which reading, and how many complete lists in a row did
 * not have it.
 */
const UnlistedSchema = z
  .object({ id: z.string(), kind: IncidentKindSchema, since: z.int(), lists: z.int() })
  .readonly();

/** A component that a page listed once and does not list any more, as it was called: its successor may have the name. */
const FormerComponentSchema = z
  .object({ id: z.string(), name: z.string(), group: z.string().nullable() })
  .readonly();

/**
 * What a page said at one moment. `unlisted` and `former` are left out where there are none. `incidents` is null where the page's answer lists none at all (incident.io's summary); without
 * a `basis` it rests on components.
 */
export const PageReadingSchema = z
  .object({
    at: z.int(),
    url: z.string(),
    isMirror: z.boolean(),
    name: z.string(),
    components: list(PageComponentSchema),
    incidents: list(IncidentSchema).nullable(),
    basis: BasisSchema.optional(),
    unlisted: list(UnlistedSchema).optional(),
    former: list(FormerComponentSchema).optional(),
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

/**
 * What one probe means once classified and gated by the controls. `walled` is an answer that shows neither life nor failure: a bot
 * check, a refusal, or one whose telling part lies beyond what is read.
 */
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

/**
 * The code of an answer that is longer than what is read of it, where what its target must hold was not in what was read: it may be
 * in the rest. Its class is `walled`.
 */
export const BEYOND_READ = 'BEYOND_READ';

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

/**
 * What the controls showed: one line a host, and the plain-HTTP check for sign-in pages. `connectMs`, `isIpv6Broken` and
 * `clockAheadMs` are left out where they were not measured.
 */
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
          /** The TCP handshake with the address that answered. */
          connectMs: z.number().nullable().optional(),
          /** An IPv6 address was tried and failed while IPv4 answered. */
          isIpv6Broken: z.boolean().optional(),
        })
        .readonly(),
    ),
    captive: z.enum(['clear', 'portal', 'unreachable', 'unchecked']),
    literalOk: z.boolean().nullable(),
    /** How far this computer's clock runs ahead of the `Date` in the hosts' answers; null where none gave one. */
    clockAheadMs: z.int().nullable().optional(),
  })
  .readonly();
export type ControlReading = z.infer<typeof ControlReadingSchema>;

/**
 * The state of the user's own connection. With `ipv6` it works, but over IPv4 alone; with `clock` it may work, while this
 * computer's clock is hours off.
 */
export const ConnectionStateSchema = z.enum([
  'online',
  'ipv6',
  'offline',
  'dns',
  'captive',
  'proxy',
  'intercepted',
  'clock',
  'unknown',
]);
export type ConnectionState = z.infer<typeof ConnectionStateSchema>;
