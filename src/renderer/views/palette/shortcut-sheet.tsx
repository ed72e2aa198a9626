import { Dialog } from '../../components/dialog.tsx';
import { Keys } from '../../components/keys.tsx';
import { COMMAND_KEY, IS_MAC, OPTION_KEY } from '../../hooks/use-shortcuts.ts';
import { PLACES } from '../../route.ts';
import { TEXT } from '../../speech.ts';

const SHIFT_KEY = IS_MAC ? '⇧' : 'Shift';
const DELETE_KEY = IS_MAC ? '⌦' : 'Del';

type Row = readonly [pressed: readonly string[], what: string];

function Rows({ rows }: { readonly rows: readonly Row[] }) {
  return (
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
  );
}

/** What each key does. */
export function ShortcutSheet({ onClose }: { readonly onClose: () => void }) {
  const { palette } = TEXT;
  const { keys } = palette;
  return (
    <Dialog title={palette.shortcuts} onClose={onClose}>
      <Rows
        rows={[
          [[COMMAND_KEY, 'K'], keys.palette],
          [[COMMAND_KEY, '/'], keys.help],
          [[OPTION_KEY, `1–${PLACES.length}`], keys.views],
          [[OPTION_KEY, 'R'], keys.check],
          [['←', '→', '↑', '↓'], keys.move],
          [['Esc'], keys.close],
        ]}
      />
      <h3>{keys.inNotes}</h3>
      <Rows
        rows={[
          [[COMMAND_KEY, OPTION_KEY, 'N'], keys.newNote],
          [[COMMAND_KEY, SHIFT_KEY, 'F'], keys.search],
          [[COMMAND_KEY, 'F'], keys.find],
          [[COMMAND_KEY, '↵'], keys.queue],
          [[COMMAND_KEY, OPTION_KEY, 'X'], keys.tick],
          [[OPTION_KEY, '↑', '↓'], keys.reorder],
          [[DELETE_KEY], keys.trash],
        ]}
      />
    </Dialog>
  );
}
