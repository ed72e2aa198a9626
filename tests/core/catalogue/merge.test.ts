import { describe, expect, it } from 'vitest';
import { createMerged, mergeServices } from '../../../src/core/catalogue/merge.ts';
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

  describe('with a page of the user’s own', () => {
    const URL = 'https://status.example.com';
    const reads = (id: string, page: object) =>
      ServiceSchema.parse({ id, name: id, page: { url: URL, ...page } });
    const catalogue = [
      reads('a', { format: 'statuspage', mirrors: ['https://mirror.example.com'] }),
      reads('b', { format: 'statuspage' }),
      ServiceSchema.parse({ id: 'c', name: 'c', page: { format: 'instatus', url: 'https://c.example.com' } }),
      service('d', 'D'),
    ];

    it('reads it the user’s way for every service of the catalogue that has it, and leaves the others', () => {
      const mine = reads('mine', { format: 'checkly', key: 'me' });
      expect(mergeServices(catalogue, [mine]).map(({ id, page }) => [id, page?.format, page?.key])).toEqual([
        ['a', 'checkly', 'me'],
        ['b', 'checkly', 'me'],
        ['c', 'instatus', undefined],
        ['d', undefined, undefined],
        ['mine', 'checkly', 'me'],
      ]);
    });

    it('takes another key for another way, and leaves an entry alone that agrees', () => {
      const keyed = [reads('a', { format: 'checkly', key: 'theirs' })];
      const mine = reads('mine', { format: 'checkly', key: 'me' });
      expect(mergeServices(keyed, [mine])[0]?.page?.key).toBe('me');
      expect(mergeServices(catalogue, [reads('mine', { format: 'statuspage' })])[0]).toBe(catalogue[0]);
    });

    it('leaves the catalogue’s reading where the user’s service has no page', () => {
      expect(mergeServices(catalogue, [service('mine', 'Mine', ['t'])]).slice(0, 4)).toEqual(catalogue);
    });
  });
});

describe('createMerged', () => {
  it('merges anew once either list is another, and not before', () => {
    let catalogue = [service('a', 'A')];
    let own = [service('mine', 'Mine')];
    const merged = createMerged(
      () => catalogue,
      () => own,
    );
    const ids = () => merged().map(({ id }) => id);
    const first = merged();
    expect(ids()).toEqual(['a', 'mine']);
    expect(merged()).toBe(first);
    own = [];
    expect(ids()).toEqual(['a']);
    catalogue = [service('b', 'B')];
    expect(ids()).toEqual(['b']);
  });
});
