import { z } from 'zod';
import { CauseSchema, LevelSchema } from '../shared/level.ts';
import { BehaviourSchema, NetworkSchema } from './behaviour.ts';
import { parseOffset } from './time.ts';

/** An offset from the scenario's start, written `mm:ss` or `h:mm:ss`; in ms once parsed. Negative: before the story begins. */
const OffsetSchema = z.string().transform((text, context) => {
  const offsetMs = parseOffset(text);
  if (offsetMs === null) {
    context.addIssue({ code: 'custom', message: `expected mm:ss, got ${JSON.stringify(text)}` });
    return z.NEVER;
  }
  return offsetMs;
});

const ComponentStatusSchema = z.enum([
  'operational',
  'degraded_performance',
  'partial_outage',
  'major_outage',
  'under_maintenance',
]);
export type ComponentStatus = z.infer<typeof ComponentStatusSchema>;

const list = <Item extends z.ZodType>(item: Item) => z.array(item).readonly();
const someOf = <Item extends z.ZodType>(item: Item) => z.array(item).min(1).readonly();
const StatusByIdSchema = z.record(z.string(), ComponentStatusSchema).readonly();

const ComponentSchema = z
  .object({
    id: z.string().min(1),
    name: z.string().min(1),
    description: z.string().nullable().default(null),
    /** The id of the group row this component stands under. */
    group: z.string().nullable().default(null),
    /** A group row: its status is the worst of its members'. */
    isGroup: z.boolean().default(false),
  })
  .readonly();
export type ScenarioComponent = z.infer<typeof ComponentSchema>;

const PageSchema = z
  .object({
    id: z.string().min(1),
    name: z.string().min(1),
    /** `incidentio` is the Statuspage-compatible API of incident.io, with its gaps. */
    variant: z.enum(['statuspage', 'incidentio']).default('statuspage'),
    /** Whether the same page is served on a second host of its own. */
    mirror: z.boolean().default(false),
    components: someOf(ComponentSchema),
  })
  .readonly();
export type ScenarioPage = z.infer<typeof PageSchema>;

const TargetSchema = z
  .object({
    id: z.string().regex(/^[a-z0-9-]+$/),
    name: z.string().min(1),
    /** `api` is alive with a well-formed 401, `web` with an HTML page. */
    style: z.enum(['api', 'web']),
    path: z.string().startsWith('/').default('/'),
    /** Usual time to the first byte in real ms, spread by up to a third either way. */
    latencyMs: z.int().min(0).default(0),
  })
  .readonly();
export type ScenarioTarget = z.infer<typeof TargetSchema>;

const ScenarioServiceSchema = z
  .object({
    id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
    name: z.string().min(1),
    page: PageSchema,
    targets: list(TargetSchema).default([]),
    /** Whether its models can be asked with a key, on a host of their own: by whom the requests are understood. */
    model: z.enum(['anthropic']).optional(),
  })
  .readonly();
export type ScenarioService = z.infer<typeof ScenarioServiceSchema>;

const report = {
  at: OffsetSchema,
  service: z.string().nullable().default(null),
  /** Names the incident within the scenario; steps with the same id are its updates. */
  id: z.string().min(1),
  /** Wanted on the first step, kept until a later one changes it. */
  name: z.string().nullable().default(null),
  body: z.string(),
  components: StatusByIdSchema.default({}),
  /** A moment the page claims for the update instead of the one it was written at. */
  displayAt: OffsetSchema.nullable().default(null),
  /** From here on the page names no components for the incident. */
  unlink: z.boolean().default(false),
};

const StepSchema = z.discriminatedUnion('kind', [
  z
    .object({
      kind: z.literal('incident'),
      ...report,
      status: z.enum(['investigating', 'identified', 'monitoring', 'resolved', 'postmortem']),
      impact: z.enum(['none', 'minor', 'major', 'critical']).nullable().default(null),
    })
    .readonly(),
  z
    .object({
      kind: z.literal('maintenance'),
      ...report,
      status: z.enum(['scheduled', 'in_progress', 'verifying', 'completed']),
      scheduledFor: OffsetSchema.nullable().default(null),
      scheduledUntil: OffsetSchema.nullable().default(null),
    })
    .readonly(),
  z
    .object({
      kind: z.literal('components'),
      at: OffsetSchema,
      service: z.string().nullable().default(null),
      set: StatusByIdSchema,
    })
    .readonly(),
  /** `hosts` are names as `toHostNames` gives them: `claude/api`, `claude/page`, `control/1`, `control/captive`. */
  z
    .object({
      kind: z.literal('behaviour'),
      at: OffsetSchema,
      hosts: someOf(z.string()),
      behaviour: BehaviourSchema,
    })
    .readonly(),
  z.object({ kind: z.literal('network'), at: OffsetSchema, network: NetworkSchema }).readonly(),
]);
export type Step = z.infer<typeof StepSchema>;
export type ReportStep = Extract<Step, { kind: 'incident' | 'maintenance' }>;

/** From `from` until `to` a service's verdict must stay among `levels`, and its cause among `causes` where given. */
const ExpectationSchema = z
  .object({
    service: z.string().nullable().default(null),
    from: OffsetSchema,
    to: OffsetSchema,
    levels: someOf(LevelSchema),
    causes: list(CauseSchema.nullable()).nullable().default(null),
    why: z.string(),
  })
  .readonly();
export type Expectation = z.infer<typeof ExpectationSchema>;

/** A story the lab can play. What it means that the story came out right is part of it. */
export const ScenarioSchema = z
  .object({
    title: z.string().min(1),
    story: z.string().min(1),
    seed: z.int().default(1),
    endsAt: OffsetSchema,
    services: someOf(ScenarioServiceSchema),
    timeline: list(StepSchema),
    expect: list(ExpectationSchema).default([]),
    /** `none`: at no moment may a service be called in trouble by the provider or by nobody in particular. */
    alarms: z.enum(['none', 'due']),
    /** How far ahead of the page the trouble must be found, at least; null where there is nothing to be ahead of. */
    leadAtLeast: OffsetSchema.nullable().default(null),
  })
  .readonly();
export type Scenario = z.infer<typeof ScenarioSchema>;
