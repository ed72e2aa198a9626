import type { LocalServer } from '../../shared/local-model/model.ts';
import { parseJson } from '../../shared/parse-json.ts';
import { startDeadline } from '../http/deadline.ts';
import { readBody } from '../http/read-body.ts';
import { type LoopbackNetwork, requestLoopback } from './loopback-request.ts';
import type { KnownServer, ModelList } from './servers.ts';

/** This computer answers at once or not at all. */
const LIST_DEADLINE_MS = 2_000;
const MAX_LIST_BYTES = 1_000_000;

/** Asks each server for its models, side by side. One that nobody answers for is left out, except the user's own. */
export async function listServers(
  servers: readonly KnownServer[],
  network: LoopbackNetwork,
  signal: AbortSignal,
): Promise<readonly LocalServer[]> {
  const found = await Promise.all(servers.map((server) => askServer(server, network, signal)));
  return found.filter(({ id, state }) => id === 'own' || state !== 'silent');
}

async function askServer(
  { id, name, address, lists }: KnownServer,
  network: LoopbackNetwork,
  signal: AbortSignal,
): Promise<LocalServer> {
  let state: LocalServer['state'] = 'silent';
  for (const list of lists) {
    const answer = await askForList(list, address, network, signal);
    if (answer === 'silent') break;
    if (answer !== 'foreign') {
      return {
        id,
        name,
        address: address.origin,
        state: answer.length === 0 ? 'no_model' : 'ready',
        models: answer,
      };
    }
    state = 'foreign';
  }
  return { id, name, address: address.origin, state, models: [] };
}

async function askForList(
  { path, parse }: ModelList,
  address: KnownServer['address'],
  network: LoopbackNetwork,
  signal: AbortSignal,
): Promise<readonly string[] | 'silent' | 'foreign'> {
  const deadline = startDeadline(network.clock, LIST_DEADLINE_MS, signal);
  try {
    const request = { address, path, body: null, accept: 'application/json' };
    const { statusCode, body } = await requestLoopback(request, network, deadline.signal);
    if (statusCode !== 200) return 'foreign';
    const read = await readBody(body, '', MAX_LIST_BYTES);
    return (
      (read.kind === 'whole' ? parse(parseJson(new TextDecoder().decode(read.bytes))) : null) ?? 'foreign'
    );
  } catch {
    return 'silent';
  } finally {
    deadline.end();
  }
}
