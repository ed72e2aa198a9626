import type { KeyPlace, ModelCheckView } from '../shared/model-check/model.ts';
import type { ModelProviderId } from '../shared/model-check/providers.ts';
import type { Result } from '../shared/result.ts';
import type { ProbeResult } from './ports.ts';

/** One request to a model, whole but for its key, which the core never sees again once it was handed over. */
export interface ModelRequest {
  readonly provider: ModelProviderId;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly deadlineMs: number;
  readonly signal: AbortSignal;
}

/** Asks over a fresh connection, with the provider's key. Null where the key cannot be read. Never rejects. */
export type AskModel = (request: ModelRequest) => Promise<ProbeResult | null>;

/** Where the keys are. A key goes in, and out again only to its provider. */
export interface ModelKeys {
  readonly place: (provider: ModelProviderId) => KeyPlace;
  /** What becomes of a key that is handed over. */
  readonly keeping: () => ModelCheckView['keeping'];
  /** Takes a key in place of the one before; on failure nothing is kept, and the message says why. */
  readonly set: (provider: ModelProviderId, key: string) => Promise<Result<KeyPlace>>;
  readonly forget: (provider: ModelProviderId) => Promise<Result<KeyPlace>>;
}

/** What a host gives to the model check. */
export interface ModelPort {
  readonly ask: AskModel;
  readonly keys: ModelKeys;
}
