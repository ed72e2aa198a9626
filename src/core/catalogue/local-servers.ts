import { z } from 'zod';
import { plainLine } from '../../shared/plain.ts';
import type { Alternative } from '../../shared/service-calls.ts';
import type { FetchPage } from '../ports.ts';

type LocalServer = Extract<Alternative, { kind: 'local' }>;

/** More models than anyone reads. */
const MOST_MODELS = 20;

const toModels = (names: readonly string[]): readonly string[] =>
  names.slice(0, MOST_MODELS).map((name) => plainLine(name, 80));

/**
 * Model servers that people run on their own computer, by where they listen unless told otherwise, and the list of models that
 * each gives without a key: https://docs.ollama.com/api, https://lmstudio.ai/docs/developer/rest.
 */
const SERVERS = [
  {
    id: 'ollama',
    name: 'Ollama',
    address: 'http://127.0.0.1:11434',
    path: '/api/tags',
    schema: z
      .object({ models: z.array(z.object({ name: z.string() })) })
      .transform(({ models }) => models.map(({ name }) => name)),
  },
  {
    id: 'lm-studio',
    name: 'LM Studio',
    address: 'http://127.0.0.1:1234',
    path: '/v1/models',
    schema: z
      .object({ data: z.array(z.object({ id: z.string() })) })
      .transform(({ data }) => data.map(({ id }) => id)),
  },
] as const;

/**
 * The model servers that run on this computer and have a model to offer. Asks nobody else; one that does not answer, or answers
 * with something else, is not there. `addresses` replaces where they are looked for, by id.
 */
export async function findLocalServers(
  fetchPage: FetchPage,
  signal: AbortSignal,
  addresses: Readonly<Partial<Record<LocalServer['id'], string>>> = {},
): Promise<readonly LocalServer[]> {
  const found = await Promise.all(
    SERVERS.map(async ({ id, name, address: usual, path, schema }) => {
      const address = addresses[id] ?? usual;
      const answer = await fetchPage({ url: `${address}${path}`, etag: null, signal });
      const models = answer.kind === 'body' ? schema.safeParse(parseJson(answer.bytes)) : null;
      if (models?.success !== true || models.data.length === 0) return [];
      return [{ kind: 'local' as const, id, name, address, models: toModels(models.data) }];
    }),
  );
  return found.flat();
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}
