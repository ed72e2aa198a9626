import { Notification as SystemNotification } from 'electron';
import type { Message } from '../core/notification.ts';
import type { Clock, Log } from '../core/ports.ts';
import type { ShownBy } from '../shared/host-calls.ts';
import type { Place } from '../shared/place.ts';

export interface NotifierOptions {
  readonly clock: Clock;
  readonly log: Log;
  readonly iconFile: string;
  /** A body as the system wants it written, to show it as it is. */
  readonly toBody: (text: string) => Promise<string>;
  /** Opens the window at what a message tells of; null for no place in particular. */
  readonly openPlace: (place: Place | null) => void;
  /** Shows the message by a helper program, where Electron cannot; answers whether that worked. */
  readonly showByHelper: (message: Message) => Promise<boolean>;
  /** Puts the message where the user finds it when the window is opened next. */
  readonly showInWindow: (message: Message) => void;
}

/** How long a notification may take to be reported as shown or failed; macOS asks the user first, and then says neither. */
const SHOW_DEADLINE_MS = 5_000;

/** How many shown notifications are held for a click; the system reports the end of hardly any. */
const MOST_HELD = 50;

/**
 * Shows messages: as Electron's notifications, by a helper program where those are not supported or fail, and in the window
 * where nothing else works. The answer says which of the three it was.
 */
export function createNotifier(options: NotifierOptions): (message: Message) => Promise<ShownBy> {
  const { clock, log, iconFile, toBody, openPlace, showByHelper, showInWindow } = options;
  // Without a reference a shown notification is collected and its click is lost: https://github.com/electron/electron/issues/12690
  const live = new Set<SystemNotification>();

  const show = (message: Message, body: string): Promise<boolean> =>
    new Promise((resolve) => {
      const isLinux = process.platform === 'linux';
      const shown = new SystemNotification({
        title: message.title,
        body,
        urgency: message.urgency,
        silent: message.urgency === 'low',
        ...(isLinux ? { icon: iconFile } : {}),
      });
      const cancelDeadline = clock.after(SHOW_DEADLINE_MS, () => {
        log.warn('notification.silent', { id: message.id });
        resolve(false);
      });
      const settle = (isShown: boolean): void => {
        cancelDeadline();
        if (!isShown) live.delete(shown);
        resolve(isShown);
      };
      shown.once('show', () => settle(true));
      shown.once('failed', (_event, error) => {
        log.warn('notification.failed', { id: message.id, message: error });
        settle(false);
      });
      // One that Windows puts away by itself can still be clicked in the Action Center.
      shown.on('close', ({ reason }) => {
        if (reason !== 'timedOut') live.delete(shown);
      });
      shown.once('click', () => {
        live.delete(shown);
        openPlace(message.place);
      });
      live.add(shown);
      for (const oldest of [...live].slice(0, -MOST_HELD)) live.delete(oldest);
      shown.show();
    });

  return async (message) => {
    if (SystemNotification.isSupported() && (await show(message, await toBody(message.body))))
      return 'system';
    if (await showByHelper(message)) return 'helper';
    showInWindow(message);
    return 'window';
  };
}

/**
 * Brings the window up for a click on a notification of a run that is over: Windows starts the app for it. A click on one that is
 * still known comes here too, beside its own event, and only brings to the front what that one opens.
 */
export function handleLateClicks(openWindow: () => void): void {
  if (process.platform === 'win32') SystemNotification.handleActivation(openWindow);
}
