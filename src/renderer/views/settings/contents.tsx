import { useEffect } from 'react';
import { useSnapshot } from '../../hooks/client-context.ts';
import { goTo, type SettingsPart, toHash } from '../../route.ts';
import { settingsText } from '../../text/settings-text.ts';
import { partsFor } from './parts.ts';

/** Brings the section that the address names into sight, and the focus to its heading, again each time it is asked for. */
function useArrival(part: SettingsPart | null): void {
  useEffect(() => {
    if (part === null) return undefined;
    const asked = globalThis.location.hash;
    const arrive = (): void => {
      const heading = document.getElementById(`settings-${part}`);
      if (heading === null || globalThis.location.hash !== asked) return;
      // A heading takes the focus from here alone, so that the next Tab goes on below it.
      heading.tabIndex = -1;
      heading.scrollIntoView({ block: 'start' });
      heading.focus({ preventScroll: true });
    };
    arrive();
    globalThis.addEventListener('hashchange', arrive);
    return () => globalThis.removeEventListener('hashchange', arrive);
  }, [part]);
}

/** What the settings hold, as ways into each of their sections. */
export function Contents({ part }: { readonly part: SettingsPart | null }) {
  const snapshot = useSnapshot();
  useArrival(part);
  return (
    <nav className="settings-contents" aria-label={settingsText().contents}>
      <ul>
        {partsFor(snapshot).map(([id, title]) => (
          <li key={id}>
            <a
              href={toHash({ view: 'settings', part: id })}
              onClick={(event) => {
                // The browser itself says nothing of a way to where the address is already.
                event.preventDefault();
                goTo({ view: 'settings', part: id });
              }}
            >
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
