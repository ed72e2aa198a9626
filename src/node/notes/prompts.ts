import type { DatabaseSync } from 'node:sqlite';
import type { NoteStore } from '../../core/note-ports.ts';
import type { Prompt, PromptText } from '../../shared/notes/model.ts';
import { titleOf } from '../../shared/notes/text.ts';
import { prepareRows, type Row, toInteger, toText } from '../history/rows.ts';
import { createPlacing } from './placing.ts';
import type { Texts } from './texts.ts';

/** What waits to be sent, and what was. Writes run within the caller's transaction; null means that there is no such thing. */
export interface Prompts {
  readonly queue: (prompt: Parameters<NoteStore['queuePrompt']>[0], at: number) => Prompt | null;
  readonly list: (query: Parameters<NoteStore['prompts']>[0]) => readonly Prompt[];
  readonly get: (promptId: string) => PromptText | null;
  readonly setSent: (promptId: string, sent: boolean, at: number) => Prompt | null;
  readonly move: (promptId: string, beforeId: string | null) => Prompt | null;
  readonly remove: (promptId: string) => void;
  readonly waiting: () => ReadonlyMap<string, number>;
}

const SELECT = `
  select prompt.id, service, note.id, prompt.text is null, coalesce(prompt.title, note.title),
    coalesce(prompt.chars, note.chars), prompt.created_at, sent_at
  from prompt left join note on note.key = prompt.note`;

export function createPrompts(db: DatabaseSync, texts: Texts): Prompts {
  const byId = prepareRows(db, `${SELECT} where prompt.id = ?`);
  const waitingOnes = prepareRows(
    db,
    `${SELECT} where sent_at is null and (?1 is null or service = ?1) order by prompt.position, prompt.key limit ?2`,
  );
  const sentOnes = prepareRows(
    db,
    `${SELECT} where sent_at is not null and (?1 is null or service = ?1) order by sent_at desc, prompt.key desc limit ?2`,
  );
  const textColumns = prepareRows(
    db,
    'select text, note.key, revision from prompt left join note on note.key = prompt.note where prompt.id = ?',
  );
  const noteKey = prepareRows(db, 'select key from note where id = ?');
  const insert = db.prepare(
    `insert into prompt (id, service, note, position, created_at)
     values (?, ?, ?, coalesce((select max(position) from prompt), 0) + 1, ?)`,
  );
  const setText = createPromptFreeze(db);
  const markSent = db.prepare('update prompt set sent_at = ? where id = ? and sent_at is null');
  const takeBack = db.prepare('update prompt set sent_at = null where id = ?');
  const remove = db.prepare('delete from prompt where id = ?');
  const counts = prepareRows(
    db,
    'select service, count(*) from prompt where sent_at is null group by service',
  );
  const place = createPlacing(db, 'prompt', 'asc');

  const textOf = (promptId: string): string => {
    const [text, note, revision] = textColumns(promptId)[0] ?? [];
    return typeof text === 'string' ? text : (texts.read(toInteger(note), toInteger(revision)) ?? '');
  };
  const find = (promptId: string): Prompt | null => {
    const row = byId(promptId)[0];
    return row === undefined ? null : toPrompt(row);
  };
  const get = (promptId: string): PromptText | null => {
    const row = byId(promptId)[0];
    return row === undefined ? null : { ...toPrompt(row), text: textOf(promptId) };
  };

  return {
    queue: ({ id, serviceId, noteId, text }, at) => {
      const known = find(id);
      if (known !== null) return known;
      const note = noteId === null ? undefined : noteKey(noteId)[0]?.[0];
      if (note === undefined && text === null) return null;
      insert.run(id, serviceId, note ?? null, at);
      if (text !== null) setText(id, text);
      return find(id);
    },
    list: ({ serviceId, state, limit }) =>
      (state === 'waiting' ? waitingOnes : sentOnes)(serviceId, limit).map(toPrompt),
    get,
    setSent: (promptId, sent, at) => {
      const prompt = get(promptId);
      if (prompt === null) return null;
      if (sent) {
        if (prompt.followsNote) setText(promptId, prompt.text);
        markSent.run(at, promptId);
      } else takeBack.run(promptId);
      return find(promptId);
    },
    move: (promptId, beforeId) => {
      if (find(promptId) === null) return null;
      place(promptId, beforeId);
      return find(promptId);
    },
    remove: (promptId) => {
      remove.run(promptId);
    },
    waiting: () => new Map(counts().map(([service, count]) => [toText(service), toInteger(count)])),
  };
}

function toPrompt([id, service, noteId, follows, title, chars, createdAt, sentAt]: Row): Prompt {
  return {
    id: toText(id),
    serviceId: toText(service),
    noteId: typeof noteId === 'string' ? noteId : null,
    followsNote: toInteger(follows) === 1,
    title: toText(title),
    chars: toInteger(chars),
    createdAt: toInteger(createdAt),
    sentAt: typeof sentAt === 'number' ? sentAt : null,
  };
}

/** Gives a prompt a text of its own. */
export function createPromptFreeze(db: DatabaseSync): (promptId: string, text: string) => void {
  const update = db.prepare('update prompt set text = ?, title = ?, chars = ? where id = ?');
  return (promptId, text) => {
    update.run(text, titleOf(text), text.length, promptId);
  };
}
