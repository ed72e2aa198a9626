import { lazy, type ReactNode, Suspense, useEffect, useLayoutEffect } from 'react';
import { Banner } from './components/banner.tsx';
import { ErrorBoundary } from './components/error-boundary.tsx';
import { NavigationBar } from './components/navigation-bar.tsx';
import { Notices } from './components/notices.tsx';
import { StartScreen } from './components/start-screen.tsx';
import { Loading } from './components/state-message.tsx';
import { SnapshotContext, useClientState } from './hooks/client-context.ts';
import { useIsFirstRun } from './hooks/use-is-first-run.ts';
import { useRoute } from './hooks/use-route.ts';
import { useTab } from './hooks/use-tab.ts';
import { useTheme } from './hooks/use-theme.ts';
import type { Route } from './route.ts';
import { NowView } from './views/now/now-view.tsx';

const loadHistory = () => import('./views/history/history-view.tsx');
const loadIncidents = () => import('./views/incidents/incidents-view.tsx');
const loadDiagnose = () => import('./views/diagnose/diagnose-view.tsx');
const loadSettings = () => import('./views/settings/settings-view.tsx');

const HistoryView = lazy(async () => ({ default: (await loadHistory()).HistoryView }));
const IncidentsView = lazy(async () => ({ default: (await loadIncidents()).IncidentsView }));
const DiagnoseView = lazy(async () => ({ default: (await loadDiagnose()).DiagnoseView }));
const SettingsView = lazy(async () => ({ default: (await loadSettings()).SettingsView }));

const FirstRun = lazy(async () => ({
  default: (await import('./views/first-run/first-run.tsx')).FirstRun,
}));

/** By then the first view is drawn and its own calls are answered. */
const SETTLED_MS = 1000;

/** Once the first view stands, the others are fetched too: they must open even when the host is gone by then. */
function loadOtherViews(): void {
  const loads = [loadHistory(), loadIncidents(), loadDiagnose(), loadSettings()];
  // One that failed is tried again when it is opened, and says so there.
  void Promise.allSettled(loads);
}

function chooseView(route: Route): ReactNode {
  switch (route.view) {
    case 'now':
      return <NowView serviceId={route.serviceId ?? null} />;
    case 'history':
      return <HistoryView serviceId={route.serviceId ?? null} targetId={route.targetId} />;
    case 'incidents':
      return <IncidentsView incidentId={route.incidentId} serviceId={route.serviceId ?? null} />;
    case 'diagnose':
      return <DiagnoseView />;
    case 'settings':
      return <SettingsView />;
  }
}

/** One view; mounted anew for each, it begins at its top. */
function View({ route }: { readonly route: Route }) {
  const isFirstRun = useIsFirstRun();
  // Before the view's own effects, which may scroll to what the address names.
  useLayoutEffect(() => {
    globalThis.scrollTo(0, 0);
  }, []);
  return (
    <>
      {route.view === 'now' && isFirstRun ? <FirstRun /> : null}
      {chooseView(route)}
    </>
  );
}

/** The window: navigation, what must be known about the link and about Pilotlight itself, and one view. */
export function App() {
  const { snapshot, link, failure } = useClientState();
  const route = useRoute();

  useTab(snapshot?.overall ?? null);
  useTheme(snapshot?.settings.theme ?? 'system');

  const isStarted = snapshot !== null;
  useEffect(() => {
    if (!isStarted) return undefined;
    const timer = setTimeout(loadOtherViews, SETTLED_MS);
    return () => clearTimeout(timer);
  }, [isStarted]);

  if (snapshot === null) return <StartScreen link={link} failure={failure} />;
  return (
    <SnapshotContext value={snapshot}>
      <div className="app" data-link={link.kind}>
        <NavigationBar current={route.view} />
        <Banner link={link} at={snapshot.at} />
        <Notices notices={snapshot.notices} />
        <main id="main" className="view" data-view={route.view} tabIndex={-1}>
          <ErrorBoundary key={route.view} what="view">
            <Suspense fallback={<Loading what="this view" lines={6} />}>
              <View route={route} />
            </Suspense>
          </ErrorBoundary>
        </main>
      </div>
    </SnapshotContext>
  );
}
