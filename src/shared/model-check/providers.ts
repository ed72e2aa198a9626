/** What one model costs, in US dollars for a million tokens, by the provider's own price list. */
export interface ModelPrice {
  readonly id: string;
  readonly name: string;
  readonly inputUsd: number;
  readonly outputUsd: number;
}

/** A provider whose models can be asked with the user's own key. */
export interface ModelProvider {
  readonly name: string;
  /** The service of the catalogue that an answer tells of. */
  readonly serviceId: string;
  /** How a request is written: Anthropic's messages, or the chat completions that many providers copied from OpenAI. */
  readonly format: 'messages' | 'chat_completions';
  readonly url: string;
  /** The header that carries the key, and what stands before it there. */
  readonly keyHeader: { readonly name: string; readonly prefix: string };
  /** Environment variables that may hold a key, the first one set counts. */
  readonly keyVariables: readonly string[];
  /** The cheapest first: it is the one chosen until the user chooses. */
  readonly models: readonly [ModelPrice, ...ModelPrice[]];
  /** The month in which the prices stood in the provider's list, as `YYYY-MM`, and where that list is. */
  readonly pricesAsOf: string;
  readonly pricesUrl: string;
}

export const MODEL_PROVIDER_IDS = ['anthropic', 'openai'] as const;
export type ModelProviderId = (typeof MODEL_PROVIDER_IDS)[number];

/**
 * The providers as data. A further one that understands chat completions is one more entry here, with a service of the catalogue.
 * Of OpenAI's models only such are offered as do not think before they speak: those refuse a single token.
 */
export const MODEL_PROVIDERS: Readonly<Record<ModelProviderId, ModelProvider>> = {
  anthropic: {
    name: 'Anthropic',
    serviceId: 'claude',
    format: 'messages',
    url: 'https://api.anthropic.com/v1/messages',
    keyHeader: { name: 'x-api-key', prefix: '' },
    keyVariables: ['PILOTLIGHT_ANTHROPIC_API_KEY', 'ANTHROPIC_API_KEY'],
    models: [
      { id: 'claude-haiku-5-5', name: 'Claude Haiku 5.5', inputUsd: 0.1, outputUsd: 0.5 },
      { id: 'claude-haiku-4-5', name: 'Claude Haiku 4.5', inputUsd: 1, outputUsd: 5 },
      { id: 'claude-sonnet-5-5', name: 'Claude Sonnet 5.5', inputUsd: 2, outputUsd: 10 },
      { id: 'claude-opus-5-5', name: 'Claude Opus 5.5', inputUsd: 4, outputUsd: 20 },
      { id: 'claude-fable-5-1', name: 'Claude Fable 5.1', inputUsd: 10, outputUsd: 50 },
    ],
    pricesAsOf: '2026-10',
    pricesUrl: 'https://platform.claude.com/docs/en/about-claude/pricing',
  },
  openai: {
    name: 'OpenAI',
    serviceId: 'openai',
    format: 'chat_completions',
    url: 'https://api.openai.com/v1/chat/completions',
    keyHeader: { name: 'authorization', prefix: 'Bearer ' },
    keyVariables: ['PILOTLIGHT_OPENAI_API_KEY', 'OPENAI_API_KEY'],
    models: [
      { id: 'gpt-4o-mini', name: 'GPT-4o mini', inputUsd: 0.15, outputUsd: 0.6 },
      { id: 'gpt-4.1', name: 'GPT-4.1', inputUsd: 2, outputUsd: 8 },
    ],
    pricesAsOf: '2026-11',
    pricesUrl: 'https://developers.openai.com/api/docs/pricing',
  },
};

/** A model's price; null for one the table does not know, such as from a settings file written by hand. */
export function priceOf(provider: ModelProviderId, model: string): ModelPrice | null {
  return MODEL_PROVIDERS[provider].models.find(({ id }) => id === model) ?? null;
}
