import type { SettingsPatch } from '../../../shared/settings.ts';
import type { Snapshot } from '../../../shared/snapshot.ts';
import type { Client } from '../../client/client.ts';
import { hostNow } from '../../hooks/use-now.ts';
import { COMMAND_KEY, OPTION_KEY } from '../../hooks/use-shortcuts.ts';
import { goTo, PLACES } from '../../route.ts';
import { TEXT } from '../../speech.ts';
import { settingsText } from '../../text/settings-text.ts';

/** Something that can be done from anywhere. */
export interface Command {
  readonly id: string;
  readonly section: 'go' | 'do' | 'services';
  readonly label: string;
  /** The keys that do the same without this list. */
  readonly keys?: readonly string[];
  readonly run: () => void;
}

export interface CommandContext {
  readonly snapshot: Snapshot;
  readonly client: Client;
  readonly onShortcuts: () => void;
}

const HOUR_MS = 3_600_000;

/** Every command there is at this moment, those for going somewhere first. */
export function commandsFor({ snapshot, client, onShortcuts }: CommandContext): readonly Command[] {
  const { palette, shell } = TEXT;
  const settings = settingsText();
  const { services, settings: chosen, capabilities } = snapshot;
  const set = (patch: SettingsPatch): void => void client.call('settings.set', patch);
  const go = PLACES.map(
    (route, index): Command => ({
      id: `go ${route.view}`,
      section: 'go',
      keys: [OPTION_KEY, String(index + 1)],
      label: palette.go(shell.views[route.view]),
      run: () => goTo(route),
    }),
  );
  const act = (id: string, label: string, run: () => void): Command => ({ id, section: 'do', label, run });
  const isSnoozed = (chosen.notifications.snoozedUntil ?? 0) > hostNow();
  const snooze = isSnoozed
    ? act('snooze', palette.endSnooze, () => set({ notifications: { snoozedUntil: null } }))
    : act('snooze', palette.snooze, () =>
        set({ notifications: { snoozedUntil: Math.round(hostNow()) + HOUR_MS } }),
      );
  return [
    ...go,
    {
      ...act('check', palette.checkAll, () => void client.call('service.check', { serviceId: null })),
      keys: [OPTION_KEY, 'R'],
    },
    act('diagnose', palette.diagnose, () => goTo({ view: 'diagnose' })),
    act('explain', palette.explain, () => goTo({ view: 'diagnose', part: 'explain' })),
    act('add', palette.addService, () => goTo({ view: 'services', serviceId: null, part: 'add' })),
    ...(capabilities.notifications ? [snooze] : []),
    ...(['system', 'light', 'dark'] as const).map((theme) =>
      act(`theme ${theme}`, palette.theme(settings.themes[theme]), () => set({ theme })),
    ),
    ...(['system', 'en', 'de'] as const).map((language) =>
      act(`language ${language}`, palette.language(settings.languages[language]), () => set({ language })),
    ),
    { ...act('shortcuts', palette.shortcuts, onShortcuts), keys: [COMMAND_KEY, '/'] },
    ...services.flatMap(({ id, name, targets: [first] }): Command[] => [
      {
        id: `service ${id}`,
        section: 'services',
        label: palette.service(name),
        run: () => goTo({ view: 'services', serviceId: id }),
      },
      ...(first === undefined
        ? []
        : [
            {
              id: `history ${id}`,
              section: 'services' as const,
              label: palette.history(name),
              run: () => goTo({ view: 'history', targetId: first.id }),
            },
          ]),
    ]),
  ];
}

/** The commands that fit what was typed: every word somewhere in the label, those that begin with it first. */
export function fitCommands(commands: readonly Command[], typed: string): readonly Command[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return commands;
  const rank = ({ label }: Command): number => {
    const text = label.toLowerCase();
    if (!words.every((word) => text.includes(word))) return -1;
    return words.every((word) => text.startsWith(word) || text.includes(` ${word}`)) ? 1 : 0;
  };
  return commands.filter((command) => rank(command) >= 0).toSorted((a, b) => rank(b) - rank(a));
}
