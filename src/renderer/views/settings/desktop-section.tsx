import type { SettingsPatch } from '../../../shared/settings.ts';
import { Choice } from '../../components/choice.tsx';
import { Switch } from '../../components/switch.tsx';
import { useSnapshot } from '../../hooks/client-context.ts';
import { IS_MAC } from '../../hooks/use-shortcuts.ts';
import { TEXT } from '../../speech.ts';
import { RealUseSwitch } from '../first-run/real-use-offer.tsx';

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
  taken: string | null,
): readonly { readonly value: string; readonly label: string }[] {
  const all = chosen === null || SHORTCUTS.includes(chosen) ? SHORTCUTS : [...SHORTCUTS, chosen];
  return [
    { value: NO_KEYS, label: TEXT.desktop.noShortcut },
    ...all
      .filter((value) => value === chosen || value !== taken)
      .map((value) => ({ value, label: keysWords(value, IS_MAC) })),
  ];
}

interface ShortcutChoiceProps {
  readonly label: string;
  readonly chosen: string | null;
  /** The keys of the other wish, which are not offered twice. */
  readonly taken: string | null;
  readonly onChange: (keys: string | null) => void;
}

function ShortcutChoice({ label, chosen, taken, onChange }: ShortcutChoiceProps) {
  return (
    <div className="setting">
      <Choice
        label={label}
        value={chosen ?? NO_KEYS}
        onChange={(value) => onChange(value === NO_KEYS ? null : value)}
        groups={[{ label: null, options: shortcutOptions(chosen, taken) }]}
      />
    </div>
  );
}

interface SectionProps {
  readonly onChange: (patch: SettingsPatch) => void;
}

/** Keys that open the window or the pad from anywhere, on a host that can take some. */
export function KeysSection({ onChange }: SectionProps) {
  const { settings, capabilities } = useSnapshot();
  const { shortcut, padShortcut } = settings;
  if (capabilities.shortcut !== true) return null;
  return (
    <section aria-labelledby="settings-keys">
      <h2 id="settings-keys">{TEXT.desktop.keys}</h2>
      <ShortcutChoice
        label={TEXT.desktop.shortcut}
        chosen={shortcut}
        taken={padShortcut}
        onChange={(keys) => onChange({ shortcut: keys })}
      />
      <ShortcutChoice
        label={TEXT.desktop.padShortcut}
        chosen={padShortcut}
        taken={shortcut}
        onChange={(keys) => onChange({ padShortcut: keys })}
      />
    </section>
  );
}

/** A dictionary for the notes, where it has to be fetched. */
export function SpellingSection({ onChange }: SectionProps) {
  const { settings, capabilities } = useSnapshot();
  if (capabilities.spelling !== 'download') return null;
  return (
    <section aria-labelledby="settings-spelling">
      <h2 id="settings-spelling">{TEXT.desktop.spelling.title}</h2>
      <Switch
        label={TEXT.desktop.spelling.switch}
        hint={TEXT.desktop.spelling.hint}
        isOn={settings.checkSpelling}
        onChange={(checkSpelling) => onChange({ checkSpelling })}
      />
    </section>
  );
}

/** Learning from another program's errors, where that program is found. */
export function RealUseSection({ onChange }: SectionProps) {
  const { capabilities } = useSnapshot();
  if (capabilities.realUse !== true) return null;
  return (
    <section aria-labelledby="settings-real-use">
      <h2 id="settings-real-use">{TEXT.desktop.realUse.title}</h2>
      <RealUseSwitch onChange={onChange} />
    </section>
  );
}
