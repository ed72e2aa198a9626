import { type FormEvent, useState } from 'react';
import type { Template } from '../../../../shared/notes/model.ts';
import { fieldsIn, fillTemplate } from '../../../../shared/notes/template.ts';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { notesText } from '../../../text/notes-text.ts';

interface FillDialogProps {
  readonly template: Template;
  /** Where the text goes: into the note that is open, or into a new one. */
  readonly goal: 'insert' | 'new';
  readonly onFilled: (text: string) => void;
  readonly onClose: () => void;
}

/** Asks for the fields of a template and shows what comes of it. */
export function FillDialog({ template, goal, onFilled, onClose }: FillDialogProps) {
  const words = notesText().templates;
  const fields = fieldsIn(template.text);
  const [values, setValues] = useState<ReadonlyMap<string, string>>(
    new Map(fields.map(({ name, fallback }) => [name, fallback])),
  );
  const text = fillTemplate(template.text, values);
  const finish = (event: FormEvent): void => {
    event.preventDefault();
    onFilled(text);
  };
  return (
    <Dialog title={template.name} onClose={onClose}>
      <form className="form" onSubmit={finish}>
        {fields.map(({ name }) => (
          <label key={name} className="labelled-field">
            <span className="label">{name}</span>
            <textarea
              dir="auto"
              rows={(values.get(name) ?? '').length > 60 ? 4 : 1}
              value={values.get(name) ?? ''}
              onChange={({ target }) => setValues(new Map(values).set(name, target.value))}
            />
          </label>
        ))}
        <label className="labelled-field">
          <span className="label">{fields.length === 0 ? words.text : words.comesOut}</span>
          <textarea dir="auto" readOnly rows={6} value={text} />
        </label>
        <div className="actions">
          <button type="submit" className="button" data-kind="primary">
            {goal === 'insert' ? words.insert : words.makeNote}
          </button>
          <Button onClick={onClose}>{words.cancel}</Button>
        </div>
      </form>
    </Dialog>
  );
}
