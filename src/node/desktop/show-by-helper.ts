import { toServerBody } from './markup.ts';

/** What a helper program is to show, as plain text. */
export interface HelperMessage {
  readonly title: string;
  readonly body: string;
  readonly urgency: 'low' | 'normal' | 'critical';
}

/** Who shows it: the name people read, and the id Windows knows the program by. */
export interface HelperIdentity {
  readonly appName: string;
  readonly appId: string;
}

/** notify-send reads a text that starts with a hyphen as an option, and node-notifier passes no `--` before it. */
const withoutOption = (text: string): string => text.replace(/^-+/, '–');

/** A desktop that hangs must not hold a message for ever: it then counts as not shown. */
const DEADLINE_MS = 10_000;

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

/**
 * Shows a message through node-notifier's helper programs: `notify-send`, `terminal-notifier`, `snoretoast`. Answers null, or why
 * it was not shown; it never rejects. Loaded on first use: most runs never need it.
 */
export async function showByHelper(
  message: HelperMessage,
  { appName, appId }: HelperIdentity,
): Promise<string | null> {
  try {
    const { default: notifier } = await import('node-notifier');
    const options =
      process.platform === 'linux'
        ? await toNotifySend(message, appName, process.env)
        : {
            title: withoutOption(message.title),
            message: withoutOption(message.body),
            appID: appId,
            wait: false,
          };
    return await new Promise((resolve) => {
      const deadline = setTimeout(() => resolve('no answer in time'), DEADLINE_MS);
      notifier.notify(options, (error) => {
        clearTimeout(deadline);
        // An empty string stands for no error where the helper wrote nothing to stderr.
        resolve(error ? String(error) : null);
      });
    });
  } catch (error) {
    return String(error);
  }
}
