import type { Notification } from '../core/notification.ts';
import type { Log } from '../core/ports.ts';

/** notify-send reads a text that starts with a hyphen as an option, and node-notifier passes no `--` before it. */
const withoutOption = (text: string): string => text.replace(/^-+/, '–');

/** A desktop that hangs must not hold a message for ever: it then counts as not shown. */
const DEADLINE_MS = 10_000;

/**
 * Shows messages through node-notifier's helper programs: `notify-send`, `terminal-notifier`, `snoretoast`. Answers false where
 * there is none, or nothing on this desktop takes the message; it never throws. Loaded on first use.
 */
export function createNotifier(log: Log): (notification: Notification) => Promise<boolean> {
  return async ({ id, title, body }) => {
    const problem = await show(title, body);
    if (problem !== null) log.warn('notification.failed', { id, message: problem });
    return problem === null;
  };
}

async function show(title: string, body: string): Promise<string | null> {
  try {
    const { default: notifier } = await import('node-notifier');
    return await new Promise((resolve) => {
      const deadline = setTimeout(() => resolve('no answer in time'), DEADLINE_MS);
      notifier.notify({ title: withoutOption(title), message: withoutOption(body), wait: false }, (error) => {
        clearTimeout(deadline);
        // An empty string stands for no error where the helper wrote nothing to stderr.
        resolve(error ? String(error) : null);
      });
    });
  } catch (error) {
    return String(error);
  }
}
