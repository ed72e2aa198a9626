import { describe, expect, it } from 'vitest';
import { matchComponents } from '../../../src/core/feeds/components.ts';
import type { PageComponent } from '../../../src/shared/observation.ts';

const component = (id: string, name: string, group: string | null = null): PageComponent => ({
  id,
  name,
  group,
  level: 'operational',
});
const wanted = (id: string, name: string, group: string | null = null) => ({ id, name, group });
const found = (refs: Parameters<typeof matchComponents>[0], components: readonly PageComponent[]) =>
  matchComponents(refs, components).map((match) =>
    match.by === 'missing' ? 'missing' : `${match.by}:${match.component.id}`,
  );

describe('a wanted component', () => {
  it('is found by its id, whatever it is called now', () => {
    expect(found([wanted('1', 'Chat')], [component('1', 'Lantern Chat'), component('2', 'Chat')])).toEqual([
      'id:1',
    ]);
  });

  it('is found by its name once its id is gone', () => {
    expect(found([wanted('old', 'Chat ')], [component('2', 'chat')])).toEqual(['name:2']);
  });

  it('is missing where neither is there', () => {
    expect(found([wanted('old', 'Voice')], [component('2', 'Chat')])).toEqual(['missing']);
  });

  it('is told from its namesake by the group', () => {
    const page = [component('a', 'Login', 'APIs'), component('b', 'Login', 'Chat')];
    expect(found([wanted('old', 'Login', 'Chat')], page)).toEqual(['name:b']);
    expect(found([wanted('old', 'Login', 'Apps')], page)).toEqual(['missing']);
  });

  it('is not guessed where two would do', () => {
    const page = [component('a', 'Login', 'APIs'), component('b', 'Login', 'Chat')];
    expect(found([wanted('old', 'Login')], page)).toEqual(['missing']);
  });

  it('does not take what is wanted under its own id', () => {
    const refs = [wanted('old', 'Login', 'APIs'), wanted('b', 'Login', 'Chat')];
    expect(found(refs, [component('b', 'Login')])).toEqual(['missing', 'id:b']);
    expect(found(refs, [component('a', 'Login'), component('b', 'Login')])).toEqual(['name:a', 'id:b']);
  });

  it('keeps the order it was asked for', () => {
    const page = [component('1', 'A'), component('2', 'B')];
    expect(found([wanted('2', 'B'), wanted('x', 'X'), wanted('1', 'A')], page)).toEqual([
      'id:2',
      'missing',
      'id:1',
    ]);
  });
});
