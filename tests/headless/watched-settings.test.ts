import { describe, expect, it } from 'vitest';
import { toRunSettings, withRunSettings } from '../../src/headless/watched-settings.ts';
import { ok } from '../../src/shared/result.ts';
import { ServiceSchema } from '../../src/shared/service.ts';
import { type Settings, SettingsSchema } from '../../src/shared/settings.ts';

const service = (id: string, watchedByDefault = false) =>
  ServiceSchema.parse({ id, name: id.toUpperCase(), watchedByDefault });
const CLAUDE = service('claude', true);
const OPENAI = service('openai');
const CATALOGUE = [CLAUDE, OPENAI];
const chosen = (...ids: readonly string[]) => SettingsSchema.parse({ services: ids.map((id) => ({ id })) });
const NONE_CHOSEN = SettingsSchema.parse({});

function watchedIn(...given: Parameters<typeof toRunSettings>): readonly string[] | null {
  return toRunSettings(...given).services?.map(({ id }) => id) ?? null;
}

describe('toRunSettings', () => {
  it('leaves the user’s choice alone where nothing is asked for', () => {
    expect(toRunSettings(chosen('openai'), CATALOGUE, [])).toEqual(chosen('openai'));
    expect(watchedIn(NONE_CHOSEN, CATALOGUE, [])).toBe(null);
    expect(watchedIn(chosen(), CATALOGUE, [])).toEqual([]);
  });

  it('watches what is asked for beside what is watched anyway', () => {
    expect(watchedIn(NONE_CHOSEN, CATALOGUE, [OPENAI])).toEqual(['claude', 'openai']);
    expect(watchedIn(chosen('openai'), CATALOGUE, [OPENAI, CLAUDE])).toEqual(['openai', 'claude']);
    expect(watchedIn(chosen('openai'), CATALOGUE, [OPENAI])).toEqual(['openai']);
  });

  it('passes over a choice made for other services', () => {
    expect(watchedIn(chosen('somewhere-else'), CATALOGUE, [])).toBe(null);
    expect(watchedIn(chosen('somewhere-else', 'openai'), CATALOGUE, [])).toEqual([
      'somewhere-else',
      'openai',
    ]);
  });
});

describe('a store seen through it', () => {
  it('follows the settings and what is on offer, and works nothing out twice', () => {
    let settings: Settings = NONE_CHOSEN;
    let offered = CATALOGUE;
    const store = withRunSettings({ get: () => settings, set: () => ok(settings) }, () => offered, [OPENAI]);
    const ids = () => store.get().services?.map(({ id }) => id);
    expect(ids()).toEqual(['claude', 'openai']);
    expect(store.get()).toBe(store.get());
    settings = chosen('openai');
    expect(ids()).toEqual(['openai']);
    settings = NONE_CHOSEN;
    offered = [service('new', true), OPENAI];
    expect(ids()).toEqual(['new', 'openai']);
  });
});
