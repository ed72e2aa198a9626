import type { SettingsPatch } from '../../../shared/settings.ts';
import { Choice } from '../../components/choice.tsx';
import { Switch } from '../../components/switch.tsx';
import { useSnapshot } from '../../hooks/client-context.ts';
import { TEXT } from '../../speech.ts';

const NO_KEYS = '';
/** Combinations that no common desktop has taken. */
const SHORTCUTS = ['CommandOrControl+Alt+P', 'CommandOrControl+Shift+Space', 'Alt+Shift+P', 'Super+Shift+P'];

/** Electron's words for keys as the user's keyboard has them. */
export function keysWords(shortcut: string, isMac: boolean): string {
  const names: Readonly<Record<string, string>> = isMac
    ? { CommandOrControl: '⌘', Command: '⌘', Control: '⌃', Alt: '⌥', Shift: '⇧', Super: '⌘' }
    : { CommandOrControl: 'Ctrl', Command: 'Cmd', Control: 'Ctrl', Super: 'Super' };
  return shortcut
    .split('+')
    .map((key) => names[key] ?? key)
    .join(isMac ? ' ' : '+');
}

/** Keys of a hand-written settings file are offered too, so that the list never shows what is not so. */
function shortcutOptions(
  chosen: string | null,
): readonly { readonly value: string; readonly label: string }[] {
  const isMac = /Mac/.test(globalThis.navigator.userAgent);
  const all = chosen === null || SHORTCUTS.includes(chosen) ? SHORTCUTS : [...SHORTCUTS, chosen];
  return [
    { value: NO_KEYS, label: TEXT.desktop.noShortcut },
    ...all.map((value) => ({ value, label: keysWords(value, isMac) })),
  ];
}

/** What only a host on a desktop can do: keys from anywhere, and learning from other programs' errors. */
export function DesktopSection({ onChange }: { readonly onChange: (patch: SettingsPatch) => void }) {
  const { settings, capabilities } = useSnapshot();
  return (
    <>
      {capabilities.shortcut === true ? (
        <div className="setting">
          <Choice
            label={TEXT.desktop.shortcut}
            value={settings.shortcut ?? NO_KEYS}
            onChange={(value) => onChange({ shortcut: value === NO_KEYS ? null : value })}
            groups={[{ label: null, options: shortcutOptions(settings.shortcut) }]}
          />
        </div>
      ) : null}
      {capabilities.realUse === true ? (
        <section aria-labelledby="settings-real-use">
          <h2 id="settings-real-use">{TEXT.desktop.realUse.title}</h2>
          <Switch
            label={TEXT.desktop.realUse.switch}
            hint={TEXT.desktop.realUse.hint}
            isOn={settings.realUse.enabled}
            onChange={(enabled) => onChange({ realUse: { enabled } })}
          />
        </section>
      ) : null}
    </>
  );
}
