import { z } from 'zod';

/** The page formats a feed exists for; `rss` reads Atom too. */
export const FeedFormatSchema = z.enum([
  'statuspage',
  'incidentio',
  'instatus',
  'betterstack',
  'statusio',
  'cachet',
  'google-cloud',
  'google-workspace',
  'aws',
  'aws-rss',
  'azure-rss',
  'slack',
  'heroku',
  'apple',
  'microsoft365',
  'rss',
  'checkly',
  'statuspal',
  'sorry',
  'site24x7',
  'statushub',
  'cstate',
  'uptimerobot',
  'uptime-kuma',
  'gatus',
]);
export type FeedFormat = z.infer<typeof FeedFormatSchema>;

const HttpUrlSchema = z.url({ protocol: /^https?$/ }).max(2048);

/** A part the page reports on; the user picks those that matter. */
export const ComponentRefSchema = z
  .object({ id: z.string().min(1), name: z.string().min(1), group: z.string().nullable().default(null) })
  .readonly();
export type ComponentRef = z.infer<typeof ComponentRefSchema>;

/** The formats whose pages cannot be read without a key: the address of the page does not tell it. */
const KEYED_FORMATS: ReadonlySet<FeedFormat> = new Set([
  'statusio',
  'checkly',
  'sorry',
  'site24x7',
  'microsoft365',
]);

/**
 * A service's official page. `mirrors` are other addresses of the same page, tried when its host is blocked. `key` is what the
 * format needs beside the address: an id of the page (Status.io, Sorry, Site24x7 …), the name it has with its maker (Checkly,
 * StatusPal, Uptime Kuma), or the address of a feed that lies elsewhere (RSS, Apple). Services that share a `url` share the page.
 */
export const PageRefSchema = z
  .object({
    format: FeedFormatSchema,
    url: HttpUrlSchema,
    mirrors: z.array(HttpUrlSchema).readonly().default([]),
    key: z.string().min(1).max(2048).optional(),
  })
  .refine(({ format, key }) => key !== undefined || !KEYED_FORMATS.has(format), {
    path: ['key'],
    message: 'this format needs a key',
  })
  .readonly();
export type PageRef = z.infer<typeof PageRefSchema>;

/**
 * What an answer has to be beyond a sign of life, set by whoever adds an address: its status, a text within its first 16 KiB, a value
 * in its JSON (`path` as in `checks[0].status`, `equals` compared as text), and how many days its certificate has left.
 */
export const ConditionsSchema = z
  .object({
    status: z.int().min(100).max(599).optional(),
    text: z.string().min(1).max(200).optional(),
    json: z
      .object({ path: z.string().min(1).max(200), equals: z.string().max(200).optional() })
      .readonly()
      .optional(),
    certificateDays: z.int().min(1).max(365).optional(),
  })
  .readonly();
export type Conditions = z.infer<typeof ConditionsSchema>;

/**
 * Something Pilotlight probes itself. `aliveStatuses` are HTTP statuses that prove life here beside 2xx and 3xx;
 * with `expects: 'json'` an HTML answer means that somebody else answered.
 */
export const TargetSchema = z
  .object({
    id: z.string().min(1).max(200),
    name: z.string().min(1).max(200),
    url: HttpUrlSchema,
    aliveStatuses: z.array(z.int().min(100).max(599)).readonly().default([]),
    expects: z.enum(['json', 'any']).default('any'),
    must: ConditionsSchema.optional(),
  })
  .readonly();
export type Target = z.infer<typeof TargetSchema>;

/**
 * What a user relies on: an entry of the catalogue, or of a services file of the user's own. `statusUrl` is a status page to open
 * in a browser where no feed can read it; `doubtful` says that the entry may be out of date and is worth a detection at first use.
 */
export const ServiceSchema = z
  .object({
    id: z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]*$/, 'it may hold small letters, digits and hyphens alone')
      .max(80),
    name: z.string().min(1).max(80),
    category: z.string().max(40).default('other'),
    aliases: z.array(z.string().min(1).max(80)).readonly().optional(),
    description: z.string().min(1).max(120).optional(),
    homepage: HttpUrlSchema.nullable().default(null),
    statusUrl: HttpUrlSchema.optional(),
    page: PageRefSchema.nullable().default(null),
    components: z.array(ComponentRefSchema).readonly().default([]),
    targets: z.array(TargetSchema).readonly().default([]),
    watchedByDefault: z.boolean().default(false),
    doubtful: z.boolean().optional(),
  })
  .readonly();
export type Service = z.infer<typeof ServiceSchema>;

/**
 * A host that proves the user's own connection, unrelated to any service. `captiveCheckUrl` answers a bare 204 over plain
 * HTTP; anything else means that somebody sits in between. `literal` is an address that needs no name to be resolved.
 */
export const ControlsSchema = z
  .object({
    hosts: z.array(HttpUrlSchema).min(1).readonly(),
    captiveCheckUrl: HttpUrlSchema.nullable(),
    literal: z.object({ address: z.string(), port: z.int() }).readonly().nullable(),
  })
  .readonly();
export type Controls = z.infer<typeof ControlsSchema>;

/** The file behind `--services`: it replaces the catalogue, and the control hosts where it names any. */
export const ServicesFileSchema = z
  .object({
    services: z.array(ServiceSchema).readonly(),
    controls: ControlsSchema.nullable().default(null),
    /** PEM of a certificate authority to trust beside the system's, for services inside a private network. */
    caPem: z.string().nullable().default(null),
    /** Where models are asked instead of at their provider. On this machine alone: a key goes nowhere else. */
    models: z
      .record(z.string(), z.url({ protocol: /^https?$/, hostname: /^(?:127\.0\.0\.1|localhost|\[::1\])$/ }))
      .readonly()
      .optional(),
  })
  .readonly();
export type ServicesFile = z.infer<typeof ServicesFileSchema>;
