import type { KeyPlace, ModelCheckView } from '../../../shared/model-check/model.ts';

const places: Readonly<Record<KeyPlace, string>> = {
  none: 'No key yet.',
  environment: 'A key from the environment is used.',
  key_ring: 'A key is kept by the system’s key ring.',
  run: 'A key is held until Pilotlight ends; it is written nowhere.',
};

const keeping: Readonly<Record<ModelCheckView['keeping'], (variables: readonly string[]) => string>> = {
  key_ring: () =>
    'It is encrypted by the system’s key ring, goes to the provider alone, and is never shown again.',
  run: (variables) =>
    `This desktop has no key ring to keep it in: it is held until Pilotlight ends, and written nowhere. For good, set ${variables.join(' or ')} in the environment.`,
  not_taken: (variables) =>
    `Here the key comes from the environment: start Pilotlight with ${variables.join(' or ')} set.`,
};

const states: Readonly<Record<Exclude<ModelCheckView['state'], 'off'>, string>> = {
  on: 'Running.',
  no_key: 'Waiting for a key: nothing is asked without one.',
  not_watched: 'Waiting: the service it tells of is not among those you watch.',
  capped: 'The cap for today is reached: it goes on tomorrow (UTC).',
  backing_off: 'Refused, so it asks less and less often, at least every six hours.',
};

/** What the settings say of the model check. */
export const modelCheck = {
  title: 'Model check',
  lead: 'Asks a model for one token with a key of your own. It is the only look that sees a model overloaded while the rest of the service answers. Each request costs money, so it is off until you switch it on.',
  provider: 'Provider',
  model: 'Model',
  every: 'One request every',
  cap: 'At most a day',
  requests: (count: string): string => `${count} requests`,
  key: 'Key',
  keyOf: (provider: string): string => `Key for ${provider}`,
  keep: 'Keep key',
  forget: 'Forget key',
  badKey: 'This is no key: at least eight characters, without spaces.',
  places,
  keeping,
  cost: 'What it costs at most',
  what: 'What',
  perDay: 'A day',
  perMonth: '31 days',
  requestsRow: 'Requests',
  moneyRow: 'Money',
  unknownPrice: 'not known',
  usual: (count: string): string =>
    `While all is well, ${count} requests a day. A failure, and the recovery from one, is confirmed by up to two more.`,
  price: (input: string, output: string, month: string, place: string): string =>
    `Counted with 30 tokens in and 1 out, at ${input} and ${output} for a million (${place}, ${month}). Prices change: the provider’s own list is what counts.`,
  noPrice: 'Pilotlight does not know the price of this model. The number of requests holds all the same.',
  switch: 'Ask the model',
  hint: 'Three failures in a row count as trouble of the service; one alone never does. Nothing is asked offline or asleep.',
  states,
  now: 'Now',
  today: 'Today',
  todayOf: (asked: string, cap: string): string => `${asked} of ${cap} requests`,
  last: 'Last answer',
  noAnswer: 'none yet',
  next: 'Next',
};

export type ModelCheckText = typeof modelCheck;
