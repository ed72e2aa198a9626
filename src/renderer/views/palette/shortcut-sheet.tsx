import { Dialog } from '../../components/dialog.tsx';
import { IS_MAC } from '../../hooks/use-shortcuts.ts';
import { PLACES } from '../../route.ts';
import { TEXT } from '../../speech.ts';

/** What each key does. */
export function ShortcutSheet({ onClose }: { readonly onClose: () => void }) {
  const { palette } = TEXT;
  const { keys } = palette;
  const command = IS_MAC ? '⌘' : 'Ctrl';
  const option = IS_MAC ? '⌥' : 'Alt';
  const rows: readonly (readonly [readonly string[], string])[] = [
    [[command, 'K'], keys.palette],
    [[command, '/'], keys.help],
    [[option, `1–${PLACES.length}`], keys.views],
    [[option, 'R'], keys.check],
    [['←', '→', '↑', '↓'], keys.move],
    [['Esc'], keys.close],
  ];
  return (
    <Dialog title={palette.shortcuts} onClose={onClose}>
      <dl className="shortcuts">
        {rows.map(([pressed, what]) => (
          <div key={what}>
            <dt>
              {pressed.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
