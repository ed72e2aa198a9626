import { callSessionBus } from './session-bus.ts';

type Env = Readonly<Record<string, string | undefined>>;

/**
 * Whether the notification server takes the body for markup, as its capabilities say; `unknown` where it cannot be asked.
 * https://specifications.freedesktop.org/notification-spec/latest/markup.html
 */
export async function findMarkup(env: Env): Promise<'yes' | 'no' | 'unknown'> {
  const answer = await callSessionBus(
    {
      service: 'org.freedesktop.Notifications',
      object: '/org/freedesktop/Notifications',
      interface: 'org.freedesktop.Notifications',
      method: 'GetCapabilities',
      args: [],
    },
    env,
  );
  if (answer.kind !== 'answered') return 'unknown';
  return /\bbody-markup\b/.test(answer.text) ? 'yes' : 'no';
}

/**
 * A message's body so written that the notification server shows the text as it is. Neither `notify-send` nor Electron does that:
 * both hand the body on to libnotify, and so to the server, as it came. Threat: a link or an image in an incident's title. Where
 * nobody says whether it is markup, angle quotes stand in: they read the same and begin no tag.
 */
export async function toServerBody(text: string, env: Env): Promise<string> {
  if (!/[<>&]/.test(text)) return text;
  switch (await findMarkup(env)) {
    case 'yes':
      return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    case 'no':
      return text;
    case 'unknown':
      return text.replaceAll('<', '‹').replaceAll('>', '›');
  }
}
