import type { ModelKeys } from '../../core/model-ports.ts';
import { MODEL_PROVIDERS, type ModelProviderId } from '../../shared/model-check/providers.ts';
import { err } from '../../shared/result.ts';

/** Keys with a way to read them, which nothing but the request to their provider has. */
export interface ModelKeyStore extends ModelKeys {
  /** The key; null where there is none, or it cannot be read. Never rejects. */
  readonly read: (provider: ModelProviderId) => Promise<string | null>;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** A key in the environment; null where no variable holds one that could go into a header. */
export function keyInEnvironment(env: Environment, provider: ModelProviderId): string | null {
  const found = MODEL_PROVIDERS[provider].keyVariables
    .map((name) => env[name]?.trim() ?? '')
    .find((key) => key !== '');
  return found !== undefined && /^[\x21-\x7e]+$/.test(found) ? found : null;
}

/** Keys of a host without a key ring: those of its environment. None is taken from a client. */
export function createEnvironmentKeys(env: Environment): ModelKeyStore {
  const refusal = async (provider: ModelProviderId) =>
    err({
      code: 'unsupported',
      message: `Here keys come from the environment alone: start Pilotlight with ${MODEL_PROVIDERS[provider].keyVariables.join(' or ')} set.`,
    } as const);
  return {
    place: (provider) => (keyInEnvironment(env, provider) === null ? 'none' : 'environment'),
    keeping: () => 'not_taken',
    set: refusal,
    forget: refusal,
    read: (provider) => Promise.resolve(keyInEnvironment(env, provider)),
  };
}
