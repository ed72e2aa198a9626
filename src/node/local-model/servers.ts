import { z } from 'zod';
import { type LoopbackAddress, parseLoopbackAddress } from '../../shared/local-model/address.ts';
import { type LocalServerId, MAX_MODEL_CHARS } from '../../shared/local-model/model.ts';
import { plainLine } from '../../shared/plain.ts';

/** More models than anyone reads. */
const MOST_MODELS = 200;

/** Models that turn text into numbers; they answer no prompt. */
const EMBEDS = /embed/i;

/** A list of models as a server gives it without a key: where it lies, and how its names are read; null where it is none. */
export interface ModelList {
  readonly path: string;
  readonly parse: (document: unknown) => readonly string[] | null;
}

const TagsSchema = z.object({ models: z.array(z.unknown()).nullable() });
const TagSchema = z.object({ name: z.string() });
const ModelsSchema = z.object({ data: z.array(z.unknown()).nullable() });
const ModelSchema = z.object({ id: z.string() });

function namesOf<Row>(
  rows: readonly unknown[] | null,
  schema: z.ZodType<Row>,
  nameOf: (row: Row) => string,
): readonly string[] {
  return (rows ?? [])
    .flatMap((row) => {
      const parsed = schema.safeParse(row);
      return parsed.success ? [nameOf(parsed.data)] : [];
    })
    .filter(isUsable)
    .slice(0, MOST_MODELS);
}

/** A name is sent back as it came, so that one with marks that cannot be seen is no name to choose. */
function isUsable(name: string): boolean {
  return name !== '' && plainLine(name, MAX_MODEL_CHARS) === name && !EMBEDS.test(name);
}

/** https://docs.ollama.com/api/tags */
const OLLAMA_TAGS: ModelList = {
  path: '/api/tags',
  parse: (document) => {
    const parsed = TagsSchema.safeParse(document);
    return parsed.success ? namesOf(parsed.data.models, TagSchema, ({ name }) => name) : null;
  },
};

/** https://platform.openai.com/docs/api-reference/models/list, as LM Studio, llama.cpp, vLLM and others speak it. */
const OPENAI_MODELS: ModelList = {
  path: '/v1/models',
  parse: (document) => {
    const parsed = ModelsSchema.safeParse(document);
    return parsed.success ? namesOf(parsed.data.data, ModelSchema, ({ id }) => id) : null;
  },
};

/** A server to be asked, and the lists that it may have, to be tried in order. */
export interface KnownServer {
  readonly id: LocalServerId;
  readonly name: string;
  readonly address: LoopbackAddress;
  readonly lists: readonly ModelList[];
}

export type UsualAddresses = Readonly<Record<Exclude<LocalServerId, 'own'>, string>>;

/** Where they listen unless told otherwise: https://docs.ollama.com/faq, https://lmstudio.ai/docs/developer/core/server */
export const USUAL_ADDRESSES: UsualAddresses = {
  ollama: 'http://127.0.0.1:11434',
  'lm-studio': 'http://127.0.0.1:1234',
};

/** The servers to be asked, the user's own last; that one is left out where it is no loopback address, or a usual one. */
export function knownServers(usual: UsualAddresses, ownAddress: string | null): readonly KnownServer[] {
  const known = [
    toServer('ollama', 'Ollama', usual.ollama, [OLLAMA_TAGS]),
    toServer('lm-studio', 'LM Studio', usual['lm-studio'], [OPENAI_MODELS]),
  ].flat();
  const own =
    ownAddress === null ? [] : toServer('own', ownAddress, ownAddress, [OPENAI_MODELS, OLLAMA_TAGS]);
  return [...known, ...own.filter(({ address }) => !known.some((one) => isSamePlace(one.address, address)))];
}

function toServer(
  id: LocalServerId,
  name: string,
  raw: string,
  lists: readonly ModelList[],
): readonly KnownServer[] {
  const address = parseLoopbackAddress(raw);
  return address === null
    ? []
    : [{ id, name: id === 'own' ? address.origin.replace('http://', '') : name, address, lists }];
}

function isSamePlace(a: LoopbackAddress, b: LoopbackAddress): boolean {
  const isUsual = (host: string): boolean => host === 'localhost' || host === '127.0.0.1';
  return a.port === b.port && (a.host === b.host || (isUsual(a.host) && isUsual(b.host)));
}
