import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { FeedPart, FeedProblem, FeedReading } from '../../../src/core/feeds/feed.ts';
import { IncidentSchema, PageComponentSchema } from '../../../src/shared/observation.ts';
import type { Result } from '../../../src/shared/result.ts';
import type { FeedFormat } from '../../../src/shared/service.ts';
import { parse, readFixture, toBytes } from './fixtures.ts';

const READING = z.object({
  name: z.string().max(200).nullable(),
  components: z.array(PageComponentSchema).nullable(),
  incidents: z.array(IncidentSchema).nullable(),
});
const SOURCES: readonly (readonly [FeedFormat, FeedPart, string])[] = [
  ['statuspage', 'state', 'statuspage/major.json'],
  ['statuspage', 'state', 'statuspage/maintenance.json'],
  ['statuspage', 'incidents', 'statuspage/incidents.json'],
  ['incidentio', 'state', 'incidentio/full-outage.json'],
  ['incidentio', 'incidents', 'incidentio/incidents.json'],
];
const RUNS = { numRuns: 2000 };

function toJson(bytes: Uint8Array): unknown {
  return JSON.parse(new TextDecoder().decode(bytes));
}

/** A word that looks like the good one and is not, or anything at all. */
const junk = fc.oneof(
  fc.constantFrom(
    'Operational',
    'operational ',
    'OPERATIONAL',
    'ok',
    'up',
    'none',
    '__proto__',
    'constructor',
    '',
  ),
  fc.jsonValue({ maxDepth: 3 }),
);

type Step = { readonly pick: number; readonly act: 'drop' | 'replace' | 'repeat'; readonly by: unknown };
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    pick: fc.nat(),
    act: fc.constantFrom('drop' as const, 'replace' as const, 'repeat' as const),
    by: junk,
  }),
  { minLength: 1, maxLength: 6 },
);

/** Walks down `pick`'s digits to some value inside and drops, replaces or repeats it. */
function mutate(value: unknown, { pick, act, by }: Step): unknown {
  if (typeof value !== 'object' || value === null) return act === 'replace' ? by : value;
  const keys = Object.keys(value);
  const key = keys[pick % (keys.length + 1)];
  if (key === undefined) return act === 'replace' ? by : value;
  const isStop = pick % 3 === 0;
  const rest = { pick: Math.floor(pick / 3), act, by };
  if (Array.isArray(value)) {
    const index = Number(key);
    const item: unknown = value[index];
    const changed =
      isStop && act === 'drop' ? [] : isStop && act === 'repeat' ? [item, item] : [mutate(item, rest)];
    return value.toSpliced(index, 1, ...changed);
  }
  const entries = Object.entries(value).flatMap(([name, item]): [string, unknown][] => {
    if (name !== key) return [[name, item]];
    return isStop && act === 'drop' ? [] : [[name, mutate(item, rest)]];
  });
  return Object.fromEntries(entries);
}

/** The ids of the rows whose status is, to the letter, `operational`. */
function soundIds(document: unknown): ReadonlySet<unknown> {
  const row = z.looseObject({ id: z.unknown(), status: z.literal('operational') });
  const shape = z.object({ components: z.array(z.unknown()) }).safeParse(document);
  const rows = shape.success ? shape.data.components : [];
  return new Set(
    rows.map((item) => row.safeParse(item)).flatMap((found) => (found.success ? [found.data.id] : [])),
  );
}

function expectSound(result: Result<FeedReading, FeedProblem>, document: unknown): void {
  if (!result.ok) {
    expect(['truncated', 'not_json', 'invalid']).toContain(result.error.kind);
    return;
  }
  expect(READING.parse(result.value)).toEqual(result.value);
  const sound = soundIds(document);
  for (const { id, level } of result.value.components ?? []) {
    if (level === 'operational') expect(sound).toContain(id);
  }
}

describe('a feed never throws and never makes operational out of rubbish', () => {
  it('given any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expectSound(parse('statuspage', 'state', bytes), null);
      }),
      RUNS,
    );
  });

  it('given any JSON, also where the fields it looks for are', () => {
    const row = fc.record(
      {
        id: junk,
        name: junk,
        status: junk,
        group: junk,
        group_id: junk,
        incident_updates: junk,
        components: junk,
      },
      { requiredKeys: [] },
    );
    const rows = fc.oneof(junk, fc.array(fc.oneof(row, junk)));
    const document = fc.oneof(
      fc.jsonValue(),
      fc.record(
        { page: junk, components: rows, incidents: rows, scheduled_maintenances: rows },
        { requiredKeys: [] },
      ),
    );
    fc.assert(
      fc.property(
        document,
        fc.constantFrom<FeedPart>('state', 'incidents', 'maintenances'),
        (value, part) => {
          const body = JSON.stringify(value);
          expectSound(parse('incidentio', part, toBytes(body)), JSON.parse(body));
        },
      ),
      RUNS,
    );
  });

  it.each(SOURCES)('given a mutated document of %s, %s (%s)', (format, part, file) => {
    const original = toJson(readFixture(file));
    fc.assert(
      fc.property(steps, (mutations) => {
        const document = mutations.reduce<unknown>(mutate, original);
        expectSound(parse(format, part, toBytes(JSON.stringify(document) ?? '')), document);
      }),
      RUNS,
    );
  });

  it.each(SOURCES)('given a damaged document of %s, %s (%s)', (format, part, file) => {
    const original = readFixture(file);
    const damage = fc.record({ at: fc.nat(original.length - 1), byte: fc.nat(255) });
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 5 }), (hits) => {
        const bytes = Uint8Array.from(original);
        for (const { at, byte } of hits) bytes[at] = byte;
        const result = parse(format, part, bytes);
        expectSound(result, result.ok ? toJson(bytes) : null);
      }),
      RUNS,
    );
  });
});
