import type { Notification } from '../core/notification.ts';
import type { Log } from '../core/ports.ts';
import { showByHelper } from '../node/desktop/show-by-helper.ts';
import { APP_ID, APP_NAME } from '../shared/identity.ts';
import { toPlaceHash } from '../shared/place.ts';
import { openBrowser } from './open-browser.ts';

/**
 * Shows messages by the desktop's helper programs; answers false where there is none, or nothing takes the message. A click, where a
 * helper tells of one, opens the dashboard at what the message tells of; `toDashboard` names its address anew for each,
 * and is left out where none is served.
 */
export function createNotifier(
  log: Log,
  toDashboard?: () => string,
): (notification: Notification) => Promise<boolean> {
  return async (notification) => {
    const { id, place } = notification;
    const hash = place === null ? '' : toPlaceHash(place);
    const problem = await showByHelper(notification, {
      appName: APP_NAME,
      appId: APP_ID,
      ...(toDashboard === undefined ? {} : { onClick: () => void openBrowser(`${toDashboard()}${hash}`) }),
    });
    if (problem !== null) log.warn('notification.failed', { id, message: problem });
    return problem === null;
  };
}
