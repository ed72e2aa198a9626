import { Dialog } from '../../components/dialog.tsx';
import { Keys } from '../../components/keys.tsx';
import { COMMAND_KEY, OPTION_KEY } from '../../hooks/use-shortcuts.ts';
import { PLACES } from '../../route.ts';
import { TEXT } from '../../speech.ts';

/** What each key does. */
export function ShortcutSheet({ onClose }: { readonly onClose: () => void }) {
  const { palette } = TEXT;
  const { keys } = palette;
  const rows: readonly (readonly [readonly string[], string])[] = [
    [[COMMAND_KEY, 'K'], keys.palette],
    [[COMMAND_KEY, '/'], keys.help],
    [[OPTION_KEY, `1–${PLACES.length}`], keys.views],
    [[OPTION_KEY, 'R'], keys.check],
    [['←', '→', '↑', '↓'], keys.move],
    [['Esc'], keys.close],
  ];
  return (
    <Dialog title={palette.shortcuts} onClose={onClose}>
      <dl className="shortcuts">
        {rows.map(([pressed, what]) => (
          <div key={what}>
            <dt>
              <Keys pressed={pressed} />
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
