import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { FeedPart, FeedProblem, FeedReading } from '../../../src/core/feeds/feed.ts';
import { LevelSchema } from '../../../src/shared/level.ts';
import { BasisSchema, IncidentSchema, PageComponentSchema } from '../../../src/shared/observation.ts';
import type { Result } from '../../../src/shared/result.ts';
import { type FeedFormat, FeedFormatSchema } from '../../../src/shared/service.ts';
import { parse, readFixture, toBytes } from './fixtures.ts';
import { documentOf, FUZZ_CASES, type FuzzCase, RAW_CASES } from './fuzz-cases.ts';

/** `npm run fuzz` asks for more, and for another seed at will. */
const CASES = Number(process.env.FUZZ_CASES ?? 400);
const RUNS = { numRuns: CASES, seed: Number(process.env.FUZZ_SEED ?? 20_260_310) };
const TIMEOUT_MS = Math.max(20_000, CASES * 20);

const READING = z.object({
  name: z.string().max(200).nullable(),
  components: z.array(PageComponentSchema).max(5000).nullable(),
  incidents: z.array(IncidentSchema).max(400).nullable(),
  whole: LevelSchema.optional(),
  basis: BasisSchema.optional(),
});

/** A word that looks like a good one and is not, or anything at all. */
const junkWord = fc.constantFrom(
  'Operational',
  'operational ',
  'OK',
  'ok!',
  'up',
  'none',
  'Green',
  'sucess',
  '__proto__',
  'constructor',
  'toString',
  '',
);
const junk = fc.oneof(junkWord, fc.jsonValue({ maxDepth: 3 }));

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

function countWhere(value: unknown, isMatch: (value: unknown) => boolean): number {
  const own = isMatch(value) ? 1 : 0;
  if (typeof value !== 'object' || value === null) return own;
  return Object.values(value).reduce<number>((sum, item) => sum + countWhere(item, isMatch), own);
}

/** Every place in a document that holds one of these fields, and its value. */
function statesIn(
  value: unknown,
  fields: readonly string[],
  path: readonly string[] = [],
): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, item]) => [
    ...(fields.includes(name) ? [[...path, name]] : []),
    ...statesIn(item, fields, [...path, name]),
  ]);
}

function replaceAt(value: unknown, [name, ...rest]: readonly string[], by: unknown): unknown {
  if (name === undefined) return by;
  if (Array.isArray(value)) {
    return value.map((item: unknown, index) => (String(index) === name ? replaceAt(item, rest, by) : item));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, key === name ? replaceAt(item, rest, by) : item]),
  );
}

function goodOf(result: Result<FeedReading, FeedProblem>): number {
  if (!result.ok) return 0;
  const { components, whole } = result.value;
  return (
    (components ?? []).filter(({ level }) => level === 'operational').length +
    (whole === 'operational' ? 1 : 0)
  );
}

function expectWellFormed(result: Result<FeedReading, FeedProblem>): void {
  if (result.ok) expect(READING.parse(result.value)).toEqual(result.value);
  else expect(['truncated', 'not_json', 'invalid']).toContain(result.error.kind);
}

const toText = (document: unknown): string => JSON.stringify(document) ?? '';
const cases = FUZZ_CASES.map((each): readonly [string, FuzzCase] => [
  `${each.format} ${each.part} ${each.file}`,
  each,
]);

describe('a feed never throws and never makes operational out of rubbish', { timeout: TIMEOUT_MS }, () => {
  it.each(FeedFormatSchema.options)('%s, given any bytes or any JSON', (format) => {
    const body = fc.oneof(
      fc.uint8Array({ maxLength: 400 }),
      fc.jsonValue().map((value) => toBytes(toText(value))),
      fc.string().map((text) => toBytes(`<rss><channel><item><title>${text}</title></item></channel></rss>`)),
    );
    const parts = fc.constantFrom<FeedPart>('state', 'components', 'incidents', 'maintenances');
    fc.assert(
      fc.property(body, parts, (bytes, part) => {
        const result = parse(format, part, bytes);
        expectWellFormed(result);
        expect(goodOf(result)).toBe(0);
      }),
      RUNS,
    );
  });

  it.each(cases)('%s, given a mutated document', (_, { part, format, isGood, ...rest }) => {
    const original = documentOf({ part, format, isGood, ...rest });
    fc.assert(
      fc.property(steps, (mutations) => {
        const document = mutations.reduce<unknown>(mutate, original);
        const text = toText(document);
        const result = parse(format, part, toBytes(text));
        expectWellFormed(result);
        if (!result.ok) return;
        expect(goodOf(result)).toBeLessThanOrEqual(countWhere(JSON.parse(text), isGood));
      }),
      RUNS,
    );
  });

  it.each(cases.filter(([, { stateFields }]) => stateFields.length > 0))(
    '%s, given junk where a state should be',
    (_, fuzzCase) => {
      const { format, part, isGood, stateFields } = fuzzCase;
      const original = documentOf(fuzzCase);
      const places = statesIn(original, stateFields);
      const before = goodOf(parse(format, part, toBytes(toText(original))));
      const notGood = junk.filter(
        (value) => !KNOWN_GOOD.has(value) && countWhere(value, isState(isGood)) === 0,
      );
      const hits = fc.array(fc.tuple(fc.constantFrom(...places), notGood), { minLength: 1, maxLength: 4 });
      fc.assert(
        fc.property(hits, (junkAt) => {
          const document = junkAt.reduce<unknown>(
            (value, [path, by]) => replaceAt(value, path, by),
            original,
          );
          const result = parse(format, part, toBytes(toText(document)));
          expectWellFormed(result);
          expect(goodOf(result)).toBeLessThanOrEqual(before);
        }),
        RUNS,
      );
    },
  );

  it.each([...cases.map(([, { format, file }]) => [format, file] as const), ...RAW_CASES])(
    '%s, given a damaged %s',
    (format: FeedFormat, file: string) => {
      const original = readFixture(file);
      const damage = fc.record({ at: fc.nat(original.length - 1), byte: fc.nat(255) });
      fc.assert(
        fc.property(
          fc.array(damage, { minLength: 1, maxLength: 5 }),
          fc.option(fc.nat(original.length - 1)),
          (hits, end) => {
            const bytes = Uint8Array.from(original).slice(0, end ?? original.length);
            for (const { at, byte } of hits) if (at < bytes.length) bytes[at] = byte;
            expectWellFormed(parse(format, 'state', bytes));
          },
        ),
        RUNS,
      );
    },
  );
});

/** Values that do mean something good, or an end, somewhere: junk is anything else. */
const KNOWN_GOOD: ReadonlySet<unknown> = new Set([null, 1, '1', 100, 0, '0', true, 'up']);

/** Where anything may be good by not being listed, only the empty list is no junk. */
function isState(isGood: FuzzCase['isGood']): (value: unknown) => boolean {
  return isGood({}) ? (value) => Array.isArray(value) : isGood;
}
