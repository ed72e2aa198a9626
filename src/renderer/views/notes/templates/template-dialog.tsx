import { type FormEvent, useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { notesText } from '../../../text/notes-text.ts';
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
  const words = notesText().templates;
  const { run, say } = usePad();
  const [id] = useState(() => draft.id ?? newId());
  const [name, setName] = useState(draft.name.slice(0, MAX_NAME_CHARS));
  const [text, setText] = useState(draft.text);
  const [failure, setFailure] = useState<string | null>(null);
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const answer = await run('templates.save', { templateId: id, name: name.trim(), text });
    if (!answer.ok) return setFailure(answer.error.message);
    say(words.kept);
    onSaved();
  };
  return (
    <Dialog title={draft.id === null ? words.newTemplate : words.template} onClose={onClose}>
      <form className="form" onSubmit={(event) => void save(event)}>
        {failure === null ? null : (
          <p className="failed" role="alert">
            {failure}
          </p>
        )}
        <label className="labelled-field">
          <span className="label">{words.name}</span>
          <input
            dir="auto"
            required
            maxLength={MAX_NAME_CHARS}
            value={name}
            onChange={({ target }) => setName(target.value)}
          />
        </label>
        <label className="labelled-field">
          <span className="label">{words.text}</span>
          <textarea
            dir="auto"
            rows={10}
            maxLength={MAX_TEXT_CHARS}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        </label>
        <p className="muted">{words.fieldsMean}</p>
        <div className="actions">
          <button type="submit" className="button" data-kind="primary">
            {words.keep}
          </button>
          <Button onClick={onClose}>{words.cancel}</Button>
        </div>
      </form>
    </Dialog>
  );
}
