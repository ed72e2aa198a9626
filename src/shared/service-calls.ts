import { z } from 'zod';
import { LevelSchema } from './level.ts';
import { LocalServerIdSchema } from './local-model/model.ts';
import { BasisSchema, OutcomeClassSchema } from './observation.ts';
import { FeedFormatSchema, ServiceSchema } from './service.ts';
import { WatchedServiceSchema } from './settings.ts';

const list = <Item extends z.ZodType>(item: Item) => z.array(item).readonly();

/** One line of a search: a service on offer, or a name whose status page is only looked for when it is added. */
export const SearchRowSchema = z.discriminatedUnion('kind', [
  z
    .object({
      kind: z.literal('service'),
      id: z.string(),
      name: z.string(),
      category: z.string(),
      description: z.string().nullable(),
      homepage: z.string().nullable(),
      watched: z.boolean(),
      /** Added by the user: it can be removed. */
      isOwn: z.boolean(),
      /** How it is known: by its status page, by tries from here, by both or by neither. */
      /** Where to look for a page that no feed is known for. */
      statusUrl: z.string().nullable(),
      hasPage: z.boolean(),
      hasTargets: z.boolean(),
    })
    .readonly(),
  z
    .object({
      kind: z.literal('candidate'),
      name: z.string(),
      url: z.string(),
      category: z.string().nullable(),
    })
    .readonly(),
]);
export type SearchRow = z.infer<typeof SearchRowSchema>;

export const SearchSchema = z
  .object({
    rows: list(SearchRowSchema),
    /** How many there are beyond `rows`. */
    left: z.int(),
    /** Every category on offer with its number of services, most first. */
    categories: list(z.object({ name: z.string(), count: z.int() }).readonly()),
  })
  .readonly();
export type Search = z.infer<typeof SearchSchema>;

/** What was found at an address, as a service ready to be added, with what can be said of it already. */
export const ProposalSchema = z
  .object({
    service: ServiceSchema,
    /** The service that is on offer with the same page already; null where there is none. */
    known: z.object({ id: z.string(), name: z.string() }).readonly().nullable(),
    page: z
      .object({
        format: FeedFormatSchema,
        level: LevelSchema,
        basis: BasisSchema.optional(),
        components: list(
          z
            .object({ id: z.string(), name: z.string(), group: z.string().nullable(), level: LevelSchema })
            .readonly(),
        ),
        openIncidents: list(z.string()),
      })
      .readonly()
      .nullable(),
    /** What one try at the address itself came to, where no page was found. */
    tried: z
      .object({ class: OutcomeClassSchema, code: z.string(), ttfbMs: z.number().nullable() })
      .readonly()
      .nullable(),
  })
  .readonly();
export type Proposal = z.infer<typeof ProposalSchema>;

/** Something to use in place of a service in trouble: a watched service that works, or a model server on this computer. */
export const AlternativeSchema = z.discriminatedUnion('kind', [
  z
    .object({
      kind: z.literal('service'),
      id: z.string(),
      name: z.string(),
      homepage: z.string().nullable(),
      /** Since when it works, as far as is known. */
      since: z.int(),
    })
    .readonly(),
  z
    .object({
      kind: z.literal('local'),
      id: LocalServerIdSchema,
      name: z.string(),
      address: z.string(),
      models: list(z.string()),
    })
    .readonly(),
]);
export type Alternative = z.infer<typeof AlternativeSchema>;

/** Choosing what to watch: searching the catalogue, adding an address of one's own, and what to use meanwhile. */
export const SERVICE_CALLS = {
  'catalogue.search': {
    kind: 'query',
    request: z
      .object({
        query: z.string().max(200),
        category: z.string().max(40).nullable(),
        limit: z.int().min(1).max(500),
      })
      .readonly(),
    response: SearchSchema,
  },
  'service.detect': {
    kind: 'query',
    request: z.object({ address: z.string().max(2048) }).readonly(),
    response: ProposalSchema,
  },
  /** Adds a service of the user's own, or replaces it; `watch` puts it among the watched ones. */
  'service.add': {
    kind: 'command',
    request: z.object({ service: ServiceSchema, watch: WatchedServiceSchema.nullable() }).readonly(),
    response: z.object({}).readonly(),
  },
  /** Answers what `service.add` takes to undo it. */
  'service.remove': {
    kind: 'command',
    request: z.object({ serviceId: z.string() }).readonly(),
    response: z.object({ service: ServiceSchema, watch: WatchedServiceSchema.nullable() }).readonly(),
  },
  /** The catalogue's entry whole: its components and its targets with what they expect. */
  'service.describe': {
    kind: 'query',
    request: z.object({ serviceId: z.string() }).readonly(),
    response: ServiceSchema,
  },
  'alternatives.list': {
    kind: 'query',
    request: z.object({ serviceId: z.string() }).readonly(),
    response: list(AlternativeSchema),
  },
} as const satisfies Record<string, { kind: 'query' | 'command'; request: z.ZodType; response: z.ZodType }>;
