import { callSessionBus } from './session-bus.ts';

type Env = Readonly<Record<string, string | undefined>>;

/**
 * Whether the notification server takes the body for markup, as its capabilities say. Most do; one that cannot be asked is taken for
 * one that does. https://specifications.freedesktop.org/notification-spec/latest/markup.html
 */
export async function readsMarkup(env: Env): Promise<boolean> {
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
  return answer.kind !== 'answered' || /\bbody-markup\b/.test(answer.text);
}

/** Plain text so written that a reader of markup shows it as it is. Threat: a link or an image in an incident's title. */
export function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
