import { type ReactNode, useEffect, useLayoutEffect, useMemo, useState } from 'react';
import { Banner } from './components/banner.tsx';
import { deferred } from './components/deferred.tsx';
import { DoneBar } from './components/done-bar.tsx';
import { ErrorBoundary } from './components/error-boundary.tsx';
import { NavigationBar } from './components/navigation-bar.tsx';
import { Notices } from './components/notices.tsx';
import { StartScreen } from './components/start-screen.tsx';
import { Loading } from './components/state-message.tsx';
import { SnapshotContext, useClient, useClientState } from './hooks/client-context.ts';
import { useFirstRun } from './hooks/use-first-run.ts';
import { useLanguage } from './hooks/use-language.ts';
import { useRoute } from './hooks/use-route.ts';
import { type Shortcut, useShortcuts } from './hooks/use-shortcuts.ts';
import { useTab } from './hooks/use-tab.ts';
import { useTheme } from './hooks/use-theme.ts';
import { type Done, UndoContext } from './hooks/use-undo.ts';
import { goTo, PLACES, type Route } from './route.ts';
import { TEXT } from './speech.ts';
import { loadPad, NotesView } from './views/notes/load-pad.ts';
import { NowView } from './views/now/now-view.tsx';

const HistoryView = deferred(async () => (await import('./views/history/history-view.tsx')).HistoryView);
const IncidentsView = deferred(
  async () => (await import('./views/incidents/incidents-view.tsx')).IncidentsView,
);
const DiagnoseView = deferred(async () => (await import('./views/diagnose/diagnose-view.tsx')).DiagnoseView);
const ServicesView = deferred(async () => (await import('./views/services/services-view.tsx')).ServicesView);
const SettingsView = deferred(async () => (await import('./views/settings/settings-view.tsx')).SettingsView);
const Palette = deferred(async () => (await import('./views/palette/palette.tsx')).Palette);
const ShortcutSheet = deferred(
  async () => (await import('./views/palette/shortcut-sheet.tsx')).ShortcutSheet,
);
const FirstRun = deferred(async () => (await import('./views/first-run/first-run.tsx')).FirstRun);
const RealUseOffer = deferred(
  async () => (await import('./views/first-run/real-use-offer.tsx')).RealUseOffer,
);

/** By then the first view is drawn and its own calls are answered. */
const SETTLED_MS = 1000;

/** Once the first view stands, the others are fetched too: they must open even when the host is gone by then. */
function loadOtherViews(): void {
  const loads = [
    HistoryView.load(),
    IncidentsView.load(),
    // The pad must open to typing at once.
    loadPad(),
    DiagnoseView.load(),
    ServicesView.load(),
    SettingsView.load(),
    Palette.load(),
    ShortcutSheet.load(),
  ];
  // One that failed is tried again when it is opened, and says so there.
  void Promise.allSettled(loads);
}

function chooseView(route: Route): ReactNode {
  const whileFetched = <Loading what={TEXT.shell.thisView} lines={6} />;
  switch (route.view) {
    case 'now':
      return <NowView serviceId={route.serviceId ?? null} />;
    case 'history':
      return (
        <HistoryView
          whileFetched={whileFetched}
          serviceId={route.serviceId ?? null}
          targetId={route.targetId}
        />
      );
    case 'incidents':
      return (
        <IncidentsView
          whileFetched={whileFetched}
          incidentId={route.incidentId}
          serviceId={route.serviceId ?? null}
          ofServiceId={route.ofServiceId ?? route.serviceId ?? null}
        />
      );
    case 'notes':
      return <NotesView whileFetched={whileFetched} noteId={route.noteId} />;
    case 'diagnose':
      return <DiagnoseView whileFetched={whileFetched} part={route.part ?? null} />;
    case 'services':
      return (
        <ServicesView whileFetched={whileFetched} serviceId={route.serviceId} part={route.part ?? null} />
      );
    case 'settings':
      return <SettingsView whileFetched={whileFetched} part={route.part ?? null} />;
  }
}

/** One view; mounted anew for each, it begins at its top. */
function View({ route }: { readonly route: Route }) {
  const firstRun = useFirstRun();
  // Before the view's own effects, which may scroll to what the address names.
  useLayoutEffect(() => {
    globalThis.scrollTo(0, 0);
  }, []);
  return (
    <>
      {route.view === 'now' && firstRun === 'all' ? <FirstRun /> : null}
      {chooseView(route)}
      {/* Below, so that the answer stays first, and where it is when the offer has been fetched. */}
      {route.view === 'now' && firstRun === 'real_use' ? <RealUseOffer /> : null}
    </>
  );
}

type Floating = 'palette' | 'shortcuts' | null;

/** The window: navigation, what must be known about the link and about Pilotlight itself, one view, and what floats above it. */
export function App() {
  const { snapshot, link, failure } = useClientState();
  const client = useClient();
  const route = useRoute();
  const [floating, setFloating] = useState<Floating>(null);
  const [done, setDone] = useState<Done | null>(null);
  const language = useLanguage(snapshot?.settings.language ?? null);

  useTab(snapshot?.overall ?? null);
  useTheme(snapshot?.settings.theme ?? 'system');
  const shortcuts = useMemo(
    (): readonly Shortcut[] => [
      { code: 'KeyK', modifier: 'command', run: () => setFloating('palette') },
      { code: 'Slash', modifier: 'command', run: () => setFloating('shortcuts') },
      {
        code: 'KeyR',
        modifier: 'alt',
        run: () => void client.call('service.check', { serviceId: null }),
      },
      ...PLACES.map(
        (place, index): Shortcut => ({ code: `Digit${index + 1}`, modifier: 'alt', run: () => goTo(place) }),
      ),
    ],
    [client],
  );
  useShortcuts(shortcuts);

  const isStarted = snapshot !== null;
  useEffect(() => {
    if (!isStarted) return undefined;
    const timer = setTimeout(loadOtherViews, SETTLED_MS);
    return () => clearTimeout(timer);
  }, [isStarted]);

  if (snapshot === null) return <StartScreen link={link} failure={failure} />;
  return (
    <SnapshotContext value={snapshot}>
      <UndoContext value={setDone}>
        <div className="app" data-link={link.kind} key={language}>
          <NavigationBar current={route.view} onCommands={() => setFloating('palette')} />
          <Banner link={link} at={snapshot.at} />
          <Notices notices={snapshot.notices} />
          <main id="main" className="view" data-view={route.view} tabIndex={-1}>
            <ErrorBoundary key={route.view} what="view">
              <View route={route} />
            </ErrorBoundary>
          </main>
          <DoneBar done={done} onClose={() => setDone(null)} />
          {floating === 'palette' ? (
            <Palette onClose={() => setFloating(null)} onShortcuts={() => setFloating('shortcuts')} />
          ) : null}
          {floating === 'shortcuts' ? <ShortcutSheet onClose={() => setFloating(null)} /> : null}
        </div>
      </UndoContext>
    </SnapshotContext>
  );
}
