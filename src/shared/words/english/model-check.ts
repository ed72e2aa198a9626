import type { ModelOutcome } from '../../model-check/model.ts';

/** What a request with the user's own key came to, where it tells nothing of the service. */
export type Refusal = Extract<ModelOutcome, 'key' | 'credit' | 'no_model' | 'refused' | 'unreadable_key'>;

const refused: Readonly<Record<Refusal, (provider: string, model: string) => string>> = {
  key: (provider) =>
    `${provider} refuses the key of the model check: it may be mistyped, revoked, or not allowed this model. Pilotlight asks less and less often until another one is entered.`,
  credit: (provider) =>
    `${provider} answers the model check no more: the account behind the key is out of money or at its spending limit.`,
  no_model: (provider, model) =>
    `${provider} knows no model named ${model}. Choose another one for the model check.`,
  refused: (provider, model) =>
    `${provider} does not take the model check’s request for ${model}. Another model may do.`,
  unreadable_key: () =>
    'The key of the model check cannot be read back from the system’s key ring. Unlock the key ring, or enter the key again.',
};

export const modelCheck = {
  refused,
  answered: (model: string, when: string, took: string): string =>
    `A request to ${model} was answered ${when}, after ${took}`,
  failed: (model: string, when: string, code: string, inARow: number): string =>
    `${inARow > 1 ? `${inARow} requests in a row to ${model} failed, the last one` : `A request to ${model} failed`} ${when}: ${code}`,
  /** An answer that says nothing about the service. */
  other: (model: string, when: string, code: string): string =>
    `A request to ${model} ${when} was not counted: ${code}`,
};
