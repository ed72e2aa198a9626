import { toServerBody } from './markup.ts';

/** What a helper program is to show, as plain text. */
export interface HelperMessage {
  readonly title: string;
  readonly body: string;
  readonly urgency: 'low' | 'normal' | 'critical';
}

/** Who shows it: the name people read, the id Windows knows the program by, and what a click does where a helper tells of one. */
export interface HelperHost {
  readonly appName: string;
  readonly appId: string;
  readonly onClick?: () => void;
  readonly platform?: NodeJS.Platform;
}

/** notify-send reads a text that starts with a hyphen as an option, and node-notifier passes no `--` before it. */
const withoutOption = (text: string): string => text.replace(/^-+/, '–');

/** A desktop that hangs must not hold a message for ever: it then counts as not shown. */
const DEADLINE_MS = 10_000;

/** The helpers of macOS and Windows stay until their message is gone. One that cannot show it says so sooner than this. */
const REFUSAL_MS = 2_000;
/** How long the helper of macOS waits for a click. */
const CLICK_WAIT_S = 60;

/** What node-notifier passes on to `notify-send`, which reads backslashes in the body as escapes and may hand it on as markup. */
async function toNotifySend(
  { title, body, urgency }: HelperMessage,
  appName: string,
  env: NodeJS.ProcessEnv,
): Promise<object> {
  const plain = await toServerBody(body, env);
  return {
    title: withoutOption(title),
    message: withoutOption(plain).replaceAll('\\', String.raw`\\`),
    urgency,
    'app-name': appName,
    wait: false,
  };
}

/** What node-notifier passes on to `terminal-notifier` and `snoretoast`. A wait that is not asked for would last ten seconds. */
function toOthers({ title, body }: HelperMessage, { appId, onClick }: HelperHost): object {
  const waiting =
    onClick === undefined ? { wait: false, timeout: false } : { wait: true, timeout: CLICK_WAIT_S };
  return { title: withoutOption(title), message: withoutOption(body), appID: appId, ...waiting };
}

/**
 * Shows a message through node-notifier's helper programs: `notify-send`, which knows of no clicks, `terminal-notifier`,
 * `snoretoast`. Answers null, or why it was not shown; it never rejects. Loaded on first use: most runs never need it.
 */
export async function showByHelper(message: HelperMessage, host: HelperHost): Promise<string | null> {
  const { appName, onClick, platform = process.platform } = host;
  const isLinux = platform === 'linux';
  try {
    const { default: notifier } = await import('node-notifier');
    const options = isLinux ? await toNotifySend(message, appName, process.env) : toOthers(message, host);
    return await new Promise((resolve) => {
      const deadline = isLinux
        ? setTimeout(() => resolve('no answer in time'), DEADLINE_MS)
        : setTimeout(() => resolve(null), REFUSAL_MS);
      notifier.notify(options, (error, response) => {
        clearTimeout(deadline);
        // An empty string stands for no error where the helper wrote nothing to stderr.
        resolve(error ? String(error) : null);
        if (response === 'activate') onClick?.();
      });
    });
  } catch (error) {
    return String(error);
  }
}
