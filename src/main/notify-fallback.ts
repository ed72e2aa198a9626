import type { Notification } from '../core/notification.ts';
import { APP_ID } from './identity.ts';

/** notify-send reads a text that starts with a hyphen as an option, and node-notifier passes no `--` before it. */
const withoutOption = (text: string): string => text.replace(/^-+/, '–');

/**
 * Shows a message through node-notifier's helper programs. Answers false where there is none for this system or it reported
 * an error. Loaded on first use: most runs never need it.
 */
export async function showByHelper({ title, body }: Notification): Promise<boolean> {
  const { default: notifier } = await import('node-notifier');
  return new Promise((resolve) => {
    notifier.notify(
      { title: withoutOption(title), message: withoutOption(body), appID: APP_ID, wait: false },
      // An empty string stands for no error where the helper wrote nothing to stderr.
      (error) => resolve(!error),
    );
  });
}
