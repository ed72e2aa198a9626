import type { Notification } from '../core/notification.ts';
import type { Log } from '../core/ports.ts';
import { showByHelper } from '../node/desktop/show-by-helper.ts';
import { APP_ID, APP_NAME } from '../shared/identity.ts';

/** Shows messages by the desktop's helper programs; answers false where there is none, or nothing takes the message. */
export function createNotifier(log: Log): (notification: Notification) => Promise<boolean> {
  return async (notification) => {
    const problem = await showByHelper(notification, { appName: APP_NAME, appId: APP_ID });
    if (problem !== null) log.warn('notification.failed', { id: notification.id, message: problem });
    return problem === null;
  };
}
