import type { DatabaseSync } from 'node:sqlite';
import type { Template } from '../../shared/notes/model.ts';
import { prepareRows, toInteger, toText } from '../history/rows.ts';

/** The user's own snippets. Writes run within the caller's transaction. */
export interface Templates {
  readonly list: () => readonly Template[];
  readonly save: (template: Omit<Template, 'updatedAt'>, at: number) => Template;
  readonly remove: (templateId: string) => void;
}

/** More than anyone reads through; the newest. */
const MOST_LISTED = 500;

export function createTemplates(db: DatabaseSync): Templates {
  const all = prepareRows(
    db,
    'select id, name, text, updated_at from (select * from template order by updated_at desc limit ?) order by name collate nocase, id',
  );
  const put = db.prepare('insert or replace into template (id, name, text, updated_at) values (?, ?, ?, ?)');
  const remove = db.prepare('delete from template where id = ?');
  return {
    list: () =>
      all(MOST_LISTED).map(([id, name, text, updatedAt]) => ({
        id: toText(id),
        name: toText(name),
        text: toText(text),
        updatedAt: toInteger(updatedAt),
      })),
    save: (template, at) => {
      put.run(template.id, template.name, template.text, at);
      return { ...template, updatedAt: at };
    },
    remove: (templateId) => {
      remove.run(templateId);
    },
  };
}
