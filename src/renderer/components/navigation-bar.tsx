import { Command } from 'lucide-react';
import { COMMAND_KEY, IS_MAC } from '../hooks/use-shortcuts.ts';
import { PLACES, toHash, type ViewName } from '../route.ts';
import { TEXT } from '../speech.ts';
import { Keys } from './keys.tsx';

/** As `aria-keyshortcuts` names them. */
const COMMAND_KEYS = IS_MAC ? 'Meta+K' : 'Control+K';

interface NavigationBarProps {
  readonly current: ViewName;
  readonly onCommands: () => void;
}

/** The views, always in sight. The skip link is a button, since the address's hash is taken by the route. */
export function NavigationBar({ current, onCommands }: NavigationBarProps) {
  const { shell } = TEXT;
  return (
    <header className="bar">
      <button type="button" className="skip" onClick={() => document.getElementById('main')?.focus()}>
        {shell.skip}
      </button>
      <div className="bar-row">
        <nav aria-label={shell.viewsLabel}>
          <ul>
            {PLACES.map((route) => (
              <li key={route.view}>
                <a
                  href={toHash(route)}
                  data-label={shell.views[route.view]}
                  aria-current={route.view === current ? 'page' : undefined}
                >
                  {shell.views[route.view]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <button type="button" className="commands" aria-keyshortcuts={COMMAND_KEYS} onClick={onCommands}>
          <Command size={16} aria-hidden="true" />
          <span className="commands-word">{shell.commands}</span>
          <span className="commands-keys" aria-hidden="true">
            <Keys pressed={[COMMAND_KEY, 'K']} />
          </span>
        </button>
      </div>
    </header>
  );
}
