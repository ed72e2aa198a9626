import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findInBeginning, findInWhole } from '../../../src/core/probes/json-value.ts';

const TEXT = '{"a":{"b":[1,{"c":"d]}"},[]],"e":12},"f":true,"a\\u0062":null,"g":{}}';

describe('the beginning of a JSON text', () => {
  it.each<readonly [string, string, ReturnType<typeof findInBeginning>]>([
    ['a.b.0', TEXT, { kind: 'value', value: 1 }],
    ['a.b.1.c', TEXT, { kind: 'value', value: 'd]}' }],
    ['ab', TEXT, { kind: 'value', value: null }],
    ['a.b.2.0', TEXT, { kind: 'nothing' }],
    ['a.b.2.1', TEXT, { kind: 'nothing' }],
    ['g.x', TEXT, { kind: 'nothing' }],
    ['a.b.7', TEXT, { kind: 'nothing' }],
    ['f.x', TEXT, { kind: 'nothing' }],
    ['z', TEXT, { kind: 'nothing' }],
    ['z', '{"a":1,"b', { kind: 'beyond', isThere: false }],
    ['a', '{"a":1', { kind: 'beyond', isThere: true }],
    ['a', '{"a":1,', { kind: 'value', value: 1 }],
    ['a', '{"a":"on', { kind: 'beyond', isThere: true }],
    ['a', '{"a":', { kind: 'beyond', isThere: false }],
    ['a', '{"a":[1,2', { kind: 'beyond', isThere: true }],
    ['a.5', '{"a":[1,2', { kind: 'beyond', isThere: false }],
    ['a', '<html><body class="a">', { kind: 'nothing' }],
    ['a', '{"a":nonsense,"b":1', { kind: 'nothing' }],
    ['a', '', { kind: 'beyond', isThere: false }],
  ])('knows of %s in %s', (path, text, held) => {
    expect(findInBeginning(text, path.split('.'))).toEqual(held);
  });

  it('is no burden however deep', () => {
    expect(findInBeginning('['.repeat(16_384), ['0', '1'])).toEqual({ kind: 'beyond', isThere: false });
    expect(findInBeginning(`{"a":"${'\\"'.repeat(8_000)}`, ['b'])).toMatchObject({ kind: 'beyond' });
  });

  it('never contradicts the whole', () => {
    const names = fc.constantFrom('a', 'b', '0', '1', 'é"\\');
    const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        fc.oneof(fc.integer(), fc.boolean(), fc.constant(null), fc.string({ maxLength: 6 })),
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(names, tie('tree'), { maxKeys: 4 }),
      ),
    }));
    const property = fc.property(
      tree,
      fc.array(names, { maxLength: 4 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.constantFrom(0, 2),
      (value, path, share, indent) => {
        const text = JSON.stringify(value, null, indent);
        const whole = findInWhole(text, path);
        // What follows a text that is all there is white space at least, and a scalar is known to end by it.
        expect(findInBeginning(`${text} `, path)).toEqual(whole);
        const held = findInBeginning(text.slice(0, Math.floor(share * text.length)), path);
        if (held.kind !== 'beyond') expect(held).toEqual(whole);
        else if (held.isThere) expect(whole.kind).toBe('value');
      },
    );
    fc.assert(property, { numRuns: 2_000, seed: 20261121 });
  });
});
