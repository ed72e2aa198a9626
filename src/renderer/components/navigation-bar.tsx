import { type Route, toHash, type ViewName } from '../route.ts';

const PLACES: readonly { readonly route: Route; readonly label: string }[] = [
  { route: { view: 'now' }, label: 'Now' },
  { route: { view: 'history', targetId: null }, label: 'History' },
  { route: { view: 'incidents', incidentId: null }, label: 'Incidents' },
  { route: { view: 'diagnose' }, label: 'Diagnose' },
  { route: { view: 'settings' }, label: 'Settings' },
];

/** The views, always in sight. The skip link is a button, since the address's hash is taken by the route. */
export function NavigationBar({ current }: { readonly current: ViewName }) {
  return (
    <header className="bar">
      <button type="button" className="skip" onClick={() => document.getElementById('main')?.focus()}>
        Skip to content
      </button>
      <nav aria-label="Views">
        <ul>
          {PLACES.map(({ route, label }) => (
            <li key={route.view}>
              <a href={toHash(route)} aria-current={route.view === current ? 'page' : undefined}>
                {label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  );
}
