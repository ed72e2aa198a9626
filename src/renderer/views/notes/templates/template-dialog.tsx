import { type FormEvent, useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { newId } from '../new-id.ts';
import { usePad } from '../pad-context.ts';

const MAX_NAME_CHARS = 120;
const MAX_TEXT_CHARS = 100_000;

/** What a template begins with; without an id it is a new one. */
export interface TemplateDraft {
  readonly id: string | null;
  readonly name: string;
  readonly text: string;
}

interface TemplateDialogProps {
  readonly draft: TemplateDraft;
  readonly onSaved: () => void;
  readonly onClose: () => void;
}

/** Writes a template: its name, and its text with fields to be filled in. */
export function TemplateDialog({ draft, onSaved, onClose }: TemplateDialogProps) {
  const { run, say } = usePad();
  const [id] = useState(() => draft.id ?? newId());
  const [name, setName] = useState(draft.name.slice(0, MAX_NAME_CHARS));
  const [text, setText] = useState(draft.text);
  const [failure, setFailure] = useState<string | null>(null);
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const answer = await run('templates.save', { templateId: id, name: name.trim(), text });
    if (!answer.ok) return setFailure(answer.error.message);
    say({ kind: 'done', text: 'The template is kept.' });
    onSaved();
  };
  return (
    <Dialog title={draft.id === null ? 'New template' : 'Template'} onClose={onClose}>
      <form className="form" onSubmit={(event) => void save(event)}>
        {failure === null ? null : (
          <p className="failed" role="alert">
            {failure}
          </p>
        )}
        <label className="field">
          <span className="label">Name</span>
          <input
            required
            maxLength={MAX_NAME_CHARS}
            value={name}
            onChange={({ target }) => setName(target.value)}
          />
        </label>
        <label className="field">
          <span className="label">Text</span>
          <textarea
            rows={10}
            maxLength={MAX_TEXT_CHARS}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        </label>
        <p className="muted">
          {'{{name}} is a field that is asked for each time; {{name=usual}} has “usual” in it to begin with.'}
        </p>
        <div className="actions">
          <button type="submit" className="button" data-kind="primary">
            Keep
          </button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
}
