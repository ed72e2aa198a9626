import type { Notification } from './notification.ts';
import type { Log } from './ports.ts';

/** Shows a message; answered with whether it was shown. */
export type Notify = (notification: Notification) => Promise<boolean>;

/** Messages on their way to whoever can show them. */
export interface Delivery {
  /** Hands every message from here on to `notify`; the answer ends it. */
  readonly add: (notify: Notify) => () => void;
  readonly deliver: (notification: Notification) => void;
}

/** `onShown` gets the id of each message that was shown. One that could not be is no concern of the others. */
export function createDelivery(onShown: (id: string) => void, log: Pick<Log, 'error'>): Delivery {
  const notifiers = new Set<Notify>();
  return {
    add: (notify) => {
      notifiers.add(notify);
      return () => notifiers.delete(notify);
    },
    deliver: (notification) => {
      for (const notify of notifiers) {
        // At once, and yet what one throws at once is answered like what it throws later.
        const shown = (async () => notify(notification))();
        shown.then(
          (isShown) => isShown && onShown(notification.id),
          (error: unknown) => log.error('notification', { error: String(error) }),
        );
      }
    },
  };
}
