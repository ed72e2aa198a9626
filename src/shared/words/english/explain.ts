import type { MessageKind } from '../explain.ts';

/** What one kind of error message means, and what to do. */
export interface KindWords {
  readonly title: string;
  readonly meaning: string;
  readonly steps: readonly string[];
}

const kinds: Readonly<Record<MessageKind, KindWords>> = {
  overloaded: {
    title: 'The provider is overloaded',
    meaning: 'More requests come in than it can serve. Yours was fine; it was turned away.',
    steps: ['Wait a minute, then send it again; hurry only adds to the load.', 'Try a smaller model.'],
  },
  server_error: {
    title: 'Something failed at the provider',
    meaning: 'The request arrived and broke there. It is not about what you wrote.',
    steps: ['Send it again in a moment.', 'If it stays, follow the status page.'],
  },
  rate_limit: {
    title: 'Too many requests in a short time',
    meaning:
      'The provider limits how much one account may ask for in a minute. It is answering, just not this fast.',
    steps: ['Wait as long as the message says, or a minute.', 'Run fewer things side by side.'],
  },
  session_limit: {
    title: 'The allowance of your plan is used up',
    meaning: 'This is no outage: your plan allows so much in a stretch of hours or in a week.',
    steps: ['Wait until the time that the message names.', 'Use another model or service until then.'],
  },
  billing: {
    title: 'The account has no credit',
    meaning: 'The provider answers, but the account cannot pay for the request.',
    steps: ['Look at credit and payment in the provider’s console.'],
  },
  login: {
    title: 'You are not signed in, or the key is not valid',
    meaning: 'The provider answers, but does not know you: the sign-in ran out, or the key was replaced.',
    steps: [
      'Sign in again.',
      'Check which key the program uses; an environment variable may hold an old one.',
    ],
  },
  permission: {
    title: 'The account may not do this',
    meaning:
      'You are known, but this model, region or feature is not open to you; or a bot check stands before it.',
    steps: ['Check the plan and the permissions of the key.', 'With a VPN on, try without it.'],
  },
  too_large: {
    title: 'The request is too long',
    meaning: 'What was sent does not fit into one request or into the model’s memory.',
    steps: ['Send less at once, or begin a new conversation.'],
  },
  not_found: {
    title: 'What was asked for is not there',
    meaning: 'The model or the address does not exist, or not under this name.',
    steps: ['Check the spelling of the model and of the address.'],
  },
  timeout: {
    title: 'No answer came in time',
    meaning: 'The connection stood, or was being made, and nothing came back. Either side may be the cause.',
    steps: ['Send it again.', 'See below whether it is your connection.'],
  },
  dns: {
    title: 'The name could not be looked up',
    meaning:
      'Your computer did not find the address that belongs to the name. That is nearly always on this side.',
    steps: ['Check the connection and the VPN.', 'Restart the router, or choose another name server (DNS).'],
  },
  certificate: {
    title: 'The connection could not be trusted',
    meaning: 'Somebody in between shows a certificate of their own, or the clock of this computer is wrong.',
    steps: ['Check date and time.', 'On a company network, ask about the proxy and its certificate.'],
  },
  network: {
    title: 'The connection broke',
    meaning: 'The request did not get through, or the answer was cut off on its way.',
    steps: ['Send it again.', 'Check Wi-Fi and VPN; see below whether it is your connection.'],
  },
  unknown: {
    title: 'This message is not known here',
    meaning: 'It names no code that Pilotlight knows.',
    steps: ['See below what is known now.', 'Search for the message in the provider’s documentation.'],
  },
};

export const explain = {
  kinds,
  /** How the message compares with what is known at this moment. */
  connectionDown: (line: string): string => `Your own connection is in trouble right now: ${line}.`,
  fits: (headline: string): string => `That fits what is known now. ${headline}`,
  /** The service is in trouble, but the message speaks of something else. */
  besides: (headline: string): string => `Besides, this is known now: ${headline}`,
  worksNow: (name: string): string =>
    `${name} works from here now: it has passed, or it concerns your request alone.`,
  notAnOutage: (headline: string): string => `It has nothing to do with an outage. ${headline}`,
  nothingKnown: (name: string): string => `Nothing is known about ${name} at the moment.`,
};
