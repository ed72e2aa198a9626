import * as fc from 'fast-check';
import { CauseSchema, LevelSchema } from '../../../src/shared/level.ts';
import { ModelOutcomeSchema } from '../../../src/shared/model-check/model.ts';
import {
  BasisSchema,
  ConnectionStateSchema,
  ImpactSchema,
  type Incident,
  IncidentStatusSchema,
  OutcomeClassSchema,
  type PageFailure,
  PageFailureSchema,
} from '../../../src/shared/observation.ts';
import type { ServiceView } from '../../../src/shared/snapshot.ts';
import { type Episode, type Evidence, ReasonSchema, type Verdict } from '../../../src/shared/verdict.ts';

const oneOf = <Value>(values: readonly Value[]) => fc.constantFrom(...values);

/** Every safe integer is a valid time; those near the present are the likely ones. */
export const anyTime = fc.oneof(
  fc.integer({ min: 1_600_000_000_000, max: 1_900_000_000_000 }),
  fc.maxSafeInteger(),
);

const HOSTILE = [
  '\u001B[31m',
  '\u001B]0;x\u0007',
  '\u202E',
  '\u0000',
  '\n',
  '&',
  '\uD800',
  '👩‍💻',
  'é',
  ' ',
  'constructor',
];

/** Any text but the mark that Pilotlight's own sentences must not contain. */
export const anyText = fc
  .oneof(
    fc.string({ maxLength: 30 }),
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc
      .array(fc.oneof(oneOf(HOSTILE), fc.string({ maxLength: 20 })), { maxLength: 40 })
      .map((parts) => parts.join('')),
  )
  .map((text) => text.replaceAll('!', '').replaceAll(/nan|undefined|null/gi, ''));

const anyCode = fc.oneof(
  oneOf([
    '200',
    '401',
    '403',
    '429',
    '500',
    '503',
    '511',
    '529',
    '599',
    'ENOTFOUND',
    'ETIMEDOUT',
    'CERT_HAS_EXPIRED',
    '',
  ]),
  anyText,
);

const anyCount = fc.oneof(fc.integer({ min: 0, max: 12 }), fc.maxSafeNat());

const anyFailure: fc.Arbitrary<PageFailure> = fc.record({
  at: anyTime,
  kind: oneOf(PageFailureSchema.unwrap().shape.kind.options),
  detail: anyCode,
});

const anyEvidence: fc.Arbitrary<Evidence> = fc.oneof(
  fc.record({
    kind: fc.constant('model' as const),
    model: anyText,
    outcome: oneOf(ModelOutcomeSchema.options),
    code: anyCode,
    tookMs: fc.option(fc.integer({ min: 0, max: 100_000 })),
    failed: anyCount,
    at: anyTime,
  }),
  fc.record({
    kind: fc.constant('probes' as const),
    targetId: anyText,
    name: anyText,
    failed: anyCount,
    tried: anyCount,
    spanMs: fc.maxSafeInteger(),
    class: oneOf(OutcomeClassSchema.options),
    code: anyCode,
    at: anyTime,
  }),
  fc.record({
    kind: fc.constant('connection' as const),
    state: oneOf(ConnectionStateSchema.options),
    reached: anyCount,
    tried: anyCount,
    at: anyTime,
  }),
  fc.record({
    kind: fc.constant('page' as const),
    level: oneOf(LevelSchema.options),
    readAt: fc.option(anyTime),
    mirror: fc.option(anyText),
    failure: fc.option(anyFailure),
    basis: oneOf(BasisSchema.options),
  }),
  fc.record({
    kind: fc.constant('component' as const),
    id: anyText,
    name: anyText,
    level: oneOf(LevelSchema.options),
  }),
  fc.record({
    kind: fc.constant('incident' as const),
    id: anyText,
    name: anyText,
    impact: oneOf(ImpactSchema.options),
    startedAt: anyTime,
    resolvedAt: fc.option(anyTime),
  }),
  fc.record({
    kind: fc.constant('latency' as const),
    targetId: anyText,
    name: anyText,
    slow: anyCount,
    tried: anyCount,
    ttfbMs: fc.double({ noNaN: true, min: 0, max: 1e6 }),
    usualMs: fc.double({ noNaN: true, min: 0, max: 1e6 }),
    at: anyTime,
  }),
  fc.record({
    kind: fc.constant('name_server' as const),
    name: anyText,
    elsewhere: oneOf(['known', 'no_such_name', 'failing'] as const),
    at: anyTime,
  }),
  fc.record({
    kind: fc.constant('others' as const),
    names: fc.array(anyText, { maxLength: 6 }),
    at: anyTime,
  }),
  fc.record({
    kind: fc.constant('use' as const),
    failed: anyCount,
    tried: anyCount,
    spanMs: fc.nat(),
    code: fc.constantFrom('529', '500', 'overloaded'),
    models: fc.array(
      fc.record({ model: fc.constantFrom('claude-opus-5', 'claude-haiku-5', ''), failed: anyCount }),
      { maxLength: 4 },
    ),
    at: fc.nat(),
  }),
  fc.record({ kind: fc.constant('changes' as const), count: anyCount, spanMs: fc.nat() }),
  fc.record({
    kind: fc.constant('gap' as const),
    fromAt: anyTime,
    reason: oneOf(['started', 'slept', 'network_changed', 'silent'] as const),
  }),
);

export const anyVerdict: fc.Arbitrary<Verdict> = fc.record({
  level: oneOf(LevelSchema.options),
  cause: fc.option(oneOf(CauseSchema.options)),
  reason: oneOf(ReasonSchema.options),
  since: anyTime,
  observedAt: fc.option(anyTime),
  suspicion: oneOf(['none', 'checking', 'suspected'] as const),
  evidence: fc.array(anyEvidence, { maxLength: 8 }),
});

const anyIncident: fc.Arbitrary<Incident> = fc.record({
  id: anyText,
  kind: oneOf(['incident', 'maintenance'] as const),
  name: anyText,
  status: oneOf(IncidentStatusSchema.options),
  impact: oneOf(ImpactSchema.options),
  startedAt: anyTime,
  resolvedAt: fc.option(anyTime),
  scheduledUntil: fc.option(anyTime),
  url: fc.option(
    oneOf(['https://status.example.com/i/1', 'http://status.example.com/i/1', 'javascript:alert(1)']),
  ),
  componentIds: fc.constant([]),
  updates: fc.constant([]),
});

const anyEpisode: fc.Arbitrary<Episode> = fc.record({
  id: anyText,
  serviceId: anyText,
  startedAt: anyTime,
  endedAt: fc.option(anyTime),
  worst: oneOf(LevelSchema.options),
  cause: fc.option(oneOf(CauseSchema.options)),
  incidentId: fc.option(anyText),
  officialAt: fc.option(anyTime),
});

export const anyService: fc.Arbitrary<ServiceView> = fc.record({
  id: anyText,
  name: anyText,
  homepage: fc.constant(null),
  verdict: anyVerdict,
  page: fc.constant(null),
  components: fc.constant([]),
  incidents: fc.array(anyIncident, { maxLength: 4 }),
  targets: fc.constant([]),
  episode: fc.option(anyEpisode),
  tellWhenBack: fc.boolean(),
});
