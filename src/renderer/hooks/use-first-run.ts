import { useSnapshot } from './client-context.ts';

/** What the first run offers: all of it on a desktop; elsewhere what is found on this computer, if anything; null once it is done. */
export function useFirstRun(): 'all' | 'real_use' | null {
  const { settings, capabilities } = useSnapshot();
  if (settings.firstRunDone) return null;
  if (capabilities.tray) return 'all';
  return capabilities.realUse === true ? 'real_use' : null;
}
