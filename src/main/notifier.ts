import { Notification as SystemNotification } from 'electron';
import type { Notification } from '../core/notification.ts';
import type { Clock, Log } from '../core/ports.ts';

export interface NotifierOptions {
  readonly clock: Clock;
  readonly log: Log;
  readonly iconFile: string;
  /** Opens the window at a service. */
  readonly openService: (serviceId: string | null) => void;
  /** Shows the message by a helper program, where Electron cannot; answers whether that worked. */
  readonly showByHelper: (notification: Notification) => Promise<boolean>;
  /** Puts the message where the user finds it when the window is opened next. */
  readonly showInWindow: (notification: Notification) => void;
}

/** How long a notification may take to be reported as shown or failed; macOS asks the user first, and then says neither. */
const SHOW_DEADLINE_MS = 5_000;

/**
 * Shows messages: as Electron's notifications, by a helper program where those are not supported or fail, and in the window
 * where nothing else works. The answer says whether one of the three did.
 */
export function createNotifier(options: NotifierOptions): (notification: Notification) => Promise<boolean> {
  const { clock, log, iconFile, openService, showByHelper, showInWindow } = options;
  // Without a reference a shown notification is collected and its click is lost: https://github.com/electron/electron/issues/12690
  const live = new Set<SystemNotification>();

  const show = (notification: Notification): Promise<boolean> =>
    new Promise((resolve) => {
      const shown = new SystemNotification({
        title: notification.title,
        body: notification.body,
        urgency: notification.urgency,
        silent: notification.urgency === 'low',
        ...(process.platform === 'linux' ? { icon: iconFile } : {}),
      });
      const cancelDeadline = clock.after(SHOW_DEADLINE_MS, () => {
        log.warn('notification.silent', { id: notification.id });
        resolve(false);
      });
      const settle = (isShown: boolean): void => {
        cancelDeadline();
        if (!isShown) live.delete(shown);
        resolve(isShown);
      };
      shown.once('show', () => settle(true));
      shown.once('failed', (_event, error) => {
        log.warn('notification.failed', { id: notification.id, message: error });
        settle(false);
      });
      shown.once('close', () => live.delete(shown));
      shown.once('click', () => {
        live.delete(shown);
        openService(notification.serviceIds[0] ?? null);
      });
      live.add(shown);
      shown.show();
    });

  return async (notification) => {
    if (SystemNotification.isSupported() && (await show(notification))) return true;
    if (await showByHelper(notification)) return true;
    showInWindow(notification);
    return true;
  };
}
