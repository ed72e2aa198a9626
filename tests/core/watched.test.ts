import { describe, expect, it } from 'vitest';
import { watchedIds, watchedServices } from '../../src/core/watched.ts';
import type { PageReading } from '../../src/shared/observation.ts';
import { ServiceSchema } from '../../src/shared/service.ts';
import { SettingsSchema } from '../../src/shared/settings.ts';

const A = ServiceSchema.parse({
  id: 'a',
  name: 'A',
  watchedByDefault: true,
  components: [
    { id: 'a1', name: 'One' },
    { id: 'a2', name: 'Two' },
  ],
});
const B = ServiceSchema.parse({ id: 'b', name: 'B' });
const reading: PageReading = {
  at: 0,
  url: 'https://status.example.com',
  isMirror: false,
  name: 'A',
  components: ['a1', 'a3'].map((id) => ({
    id,
    name: id === 'a1' ? 'One' : 'Two',
    group: null,
    level: 'operational',
  })),
  incidents: [],
};

describe('watchedServices', () => {
  it('watches the default ones until the user chose', () => {
    expect(watchedServices([A, B], SettingsSchema.parse({})).map(({ service }) => service.id)).toEqual(['a']);
  });

  it('keeps the user’s order and leaves out what the catalogue no longer has', () => {
    const settings = SettingsSchema.parse({ services: [{ id: 'b' }, { id: 'gone' }, { id: 'a' }] });
    expect(watchedServices([A, B], settings).map(({ service }) => service.id)).toEqual(['b', 'a']);
  });

  it('watches nothing when the user chose nothing', () => {
    expect(watchedServices([A, B], SettingsSchema.parse({ services: [] }))).toEqual([]);
  });

  it('keeps a picked component the catalogue does not name', () => {
    const settings = SettingsSchema.parse({ services: [{ id: 'a', components: ['a2', 'a9'] }] });
    const [watched] = watchedServices([A, B], settings);
    expect(watched?.wanted.map(({ id, name }) => [id, name])).toEqual([
      ['a2', 'Two'],
      ['a9', 'a9'],
    ]);
  });
});

describe('watchedIds', () => {
  it('finds components by id, and by name where the id is gone', () => {
    expect([...watchedIds({ service: A, wanted: A.components }, reading)]).toEqual(['a1', 'a3']);
  });

  it('takes every component where none was picked', () => {
    expect([...watchedIds({ service: B, wanted: [] }, reading)]).toEqual(['a1', 'a3']);
  });

  it('knows none before the first reading', () => {
    expect(watchedIds({ service: A, wanted: A.components }, null).size).toBe(0);
  });
});
