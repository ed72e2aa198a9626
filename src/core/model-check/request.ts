import {
  MODEL_PROVIDERS,
  type ModelProvider,
  type ModelProviderId,
} from '../../shared/model-check/providers.ts';

/** A request to a model, whole but for its key: that is added where the request goes out. */
export interface ModelRequestText {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The shortest question there is. What the answer would be is of no interest, and one token of it is all that is paid. */
const QUESTION = 'Hi';
const MAX_TOKENS = 1;

const HEADERS: Readonly<Record<ModelProvider['format'], Readonly<Record<string, string>>>> = {
  // The version names the API's form, not its age: https://docs.claude.com/en/api/versioning
  messages: { 'anthropic-version': '2023-06-01' },
  chat_completions: {},
};

/** Writes the request for one token. Both formats agree on the fields it takes. */
export function toModelRequest(provider: ModelProviderId, model: string): ModelRequestText {
  const { url, format } = MODEL_PROVIDERS[provider];
  return {
    url,
    headers: { 'content-type': 'application/json', ...HEADERS[format] },
    body: JSON.stringify({ model, max_tokens: MAX_TOKENS, messages: [{ role: 'user', content: QUESTION }] }),
  };
}
