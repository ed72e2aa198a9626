import { Command } from 'lucide-react';
import { PLACES, toHash, type ViewName } from '../route.ts';
import { TEXT } from '../speech.ts';

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
                <a href={toHash(route)} aria-current={route.view === current ? 'page' : undefined}>
                  {shell.views[route.view]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <button type="button" className="icon-button" aria-label={shell.commands} onClick={onCommands}>
          <Command size={16} aria-hidden="true" />
        </button>
      </div>
    </header>
  );
}
