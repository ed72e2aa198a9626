import { useSnapshot } from './client-context.ts';

/** Whether the first run is still to be offered: on a desktop, until the user is done with it. */
export function useIsFirstRun(): boolean {
  const { settings, capabilities } = useSnapshot();
  return capabilities.tray && !settings.firstRunDone;
}
