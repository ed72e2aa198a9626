import { describe, expect, it } from 'vitest';
import { mergeServices } from '../../../src/core/catalogue/merge.ts';
import { ServiceSchema } from '../../../src/shared/service.ts';

const target = (id: string) => ({ id, name: id, url: `https://${id}.example/` });
const service = (id: string, name: string, targets: readonly string[] = []) =>
  ServiceSchema.parse({ id, name, targets: targets.map(target) });

describe('mergeServices', () => {
  it('puts an entry of the user’s own in the place of the catalogue’s', () => {
    const merged = mergeServices(
      [service('a', 'A'), service('b', 'B'), service('c', 'C')],
      [service('b', 'Mine'), service('new', 'New')],
    );
    expect(merged.map(({ id, name }) => [id, name])).toEqual([
      ['a', 'A'],
      ['b', 'Mine'],
      ['c', 'C'],
      ['new', 'New'],
    ]);
  });

  it('leaves a target id to the service that the catalogue has it for', () => {
    const merged = mergeServices([service('a', 'A', ['t'])], [service('mine', 'Mine', ['t', 'u'])]);
    expect(merged.map(({ targets }) => targets.map(({ id }) => id))).toEqual([['t'], ['u']]);
  });

  it('lets an entry that replaces the catalogue’s keep that one’s target ids', () => {
    const [only] = mergeServices([service('a', 'A', ['t'])], [service('a', 'Mine', ['t'])]);
    expect(only?.targets.map(({ id }) => id)).toEqual(['t']);
  });
});
