import type { DatabaseSync } from 'node:sqlite';
import { prepareRows, toInteger, toText } from './rows.ts';

/** Numbers for words that come back in every sample. */
export interface Dictionary {
  /** The number of a word, which it is given now if it has none. Writes within the caller's transaction. */
  readonly put: (text: string) => number;
  /** The number of a word; null where it has none. */
  readonly find: (text: string) => number | null;
  /** The word of a number; empty where there is none. */
  readonly text: (id: number) => string;
  /** Every word, in the order in which they came. */
  readonly all: () => readonly string[];
  /** Forgets what was read, after words were taken back or deleted. */
  readonly forget: () => void;
}

type Table = 'target' | 'code';

const opened = new WeakMap<DatabaseSync, Map<Table, Dictionary>>();

/** The dictionary kept in one of the tables made for it: one for each open database, so that all forget together. */
export function dictionaryOf(db: DatabaseSync, table: Table): Dictionary {
  const known = opened.get(db) ?? new Map<Table, Dictionary>();
  opened.set(db, known);
  const dictionary = known.get(table) ?? createDictionary(db, table);
  known.set(table, dictionary);
  return dictionary;
}

function createDictionary(db: DatabaseSync, table: Table): Dictionary {
  const known = new Map<string, number>();
  const texts = new Map<number, string>();
  const all = prepareRows(db, `select id, text from ${table} order by id`);
  const insert = prepareRows(db, `insert into ${table} (text) values (?) returning id`);
  const learn = (id: number, text: string): void => {
    known.set(text, id);
    texts.set(id, text);
  };
  const read = (): void => {
    for (const [id, text] of all()) learn(toInteger(id), toText(text));
  };
  const find = (text: string): number | null => {
    if (!known.has(text)) read();
    return known.get(text) ?? null;
  };
  return {
    find,
    put: (text) => {
      const found = find(text);
      if (found !== null) return found;
      const id = toInteger(insert(text)[0]?.[0]);
      learn(id, text);
      return id;
    },
    text: (id) => {
      if (!texts.has(id)) read();
      return texts.get(id) ?? '';
    },
    all: () => all().map(([, text]) => toText(text)),
    forget: () => {
      known.clear();
      texts.clear();
    },
  };
}
