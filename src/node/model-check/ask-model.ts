import type { ModelRequest } from '../../core/model-ports.ts';
import type { ProbeResult } from '../../core/ports.ts';
import { MODEL_PROVIDERS } from '../../shared/model-check/providers.ts';
import type { Network } from '../http/network.ts';
import { tryOnce } from '../probe/probe.ts';
import type { ModelKeyStore } from './key-store.ts';

/** Where the outage lab, or a services file, has models asked instead, by provider; always on this machine. */
export type ModelAddresses = Readonly<Record<string, string>>;

/**
 * Asks a model over a connection of its own, in the way of a probe: no redirect is followed, so that the key goes to its provider
 * and nowhere else. Null where the key cannot be read. Never rejects.
 */
export async function askModel(
  request: ModelRequest,
  network: Network,
  keys: Pick<ModelKeyStore, 'read'>,
  addresses: ModelAddresses,
): Promise<ProbeResult | null> {
  const { provider, headers, body, deadlineMs, signal } = request;
  const key = await keys.read(provider);
  if (key === null) return null;
  const { name, prefix } = MODEL_PROVIDERS[provider].keyHeader;
  const url = addresses[provider] ?? request.url;
  return tryOnce(
    network,
    { url, deadlineMs, signal },
    {
      method: 'POST',
      headers: { ...headers, [name]: `${prefix}${key}` },
      body,
    },
  );
}
