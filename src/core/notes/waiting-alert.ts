import type { Alert } from '../alerts.ts';

/**
 * What is due of a service while prompts wait for it: at the end of an episode its return is told even where nothing else of
 * it would be, for whoever queued a prompt has asked to hear of it. `hasEnded` is true in the one moment an episode ends.
 */
export function withWaiting(due: Alert['due'], hasEnded: boolean, waiting: number): Alert['due'] {
  return hasEnded && waiting > 0 && (due === null || due === 'ended') ? 'back' : due;
}
