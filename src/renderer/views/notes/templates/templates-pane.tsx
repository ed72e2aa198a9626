import { Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Template } from '../../../../shared/notes/model.ts';
import { fieldsIn } from '../../../../shared/notes/template.ts';
import { Button } from '../../../components/button.tsx';
import { Empty, Failed, Loading } from '../../../components/state-message.tsx';
import { useQuery } from '../../../hooks/use-query.ts';
import { notesText } from '../../../text/notes-text.ts';
import { usePad } from '../pad-context.ts';
import { FillDialog } from './fill-dialog.tsx';
import { TemplateDialog, type TemplateDraft } from './template-dialog.tsx';

interface TemplatesPaneProps {
  readonly goal: 'insert' | 'new';
  readonly onText: (text: string) => void;
}

const EMPTY: TemplateDraft = { id: null, name: '', text: '' };

/** The user's own snippets: one click fills their fields and puts them into the note. */
export function TemplatesPane({ goal, onText }: TemplatesPaneProps) {
  const text = notesText();
  const words = text.templates;
  const { version, run, say } = usePad();
  const templates = useQuery('templates.list', {}, version);
  const [filling, setFilling] = useState<Template | null>(null);
  const [editing, setEditing] = useState<TemplateDraft | null>(null);
  if (templates.value === null) {
    return templates.failure === null ? (
      <Loading what={text.loading.templates} lines={4} />
    ) : (
      <Failed failure={templates.failure} onAgain={templates.again} />
    );
  }
  const remove = async ({ id, name, text: kept }: Template): Promise<void> => {
    const answer = await run('templates.remove', { templateId: id });
    if (!answer.ok) return;
    const back = { templateId: id, name, text: kept };
    say(words.removed(name), async () => (await run('templates.save', back)).ok);
  };
  return (
    <>
      {templates.value.length === 0 ? (
        <Empty title={words.none}>
          <p>{words.noneMeans}</p>
        </Empty>
      ) : (
        <ul className="templates" aria-label={words.title}>
          {templates.value.map((template) => (
            <li key={template.id}>
              <button type="button" className="template" onClick={() => setFilling(template)}>
                <bdi className="prompt-title">{template.name}</bdi>
                <span className="muted">{fieldWords(template.text)}</span>
              </button>
              <button
                type="button"
                className="icon-button small"
                aria-label={words.change(template.name)}
                onClick={() => setEditing(template)}
              >
                <Pencil size={16} aria-hidden="true" />
              </button>
              <button
                type="button"
                className="icon-button small"
                aria-label={words.remove(template.name)}
                onClick={() => void remove(template)}
              >
                <Trash2 size={16} aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <Button onClick={() => setEditing(EMPTY)}>{words.newTemplate}</Button>
      {filling === null ? null : (
        <FillDialog
          template={filling}
          goal={goal}
          onClose={() => setFilling(null)}
          onFilled={(filled) => {
            setFilling(null);
            onText(filled);
          }}
        />
      )}
      {editing === null ? null : (
        <TemplateDialog draft={editing} onSaved={() => setEditing(null)} onClose={() => setEditing(null)} />
      )}
    </>
  );
}

/** The fields of a template in one line. */
function fieldWords(text: string): string {
  const fields = fieldsIn(text);
  return fields.length === 0 ? notesText().templates.noFields : fields.map(({ name }) => name).join(', ');
}
