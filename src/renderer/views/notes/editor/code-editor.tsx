import { useEffect, useRef } from 'react';
import { createEditor, type NoteEditor, type NoteEditorOptions } from './create-editor.ts';

export interface CodeEditorProps extends Omit<NoteEditorOptions, 'place' | 'text'> {
  /** What it opens with; later changes go through the editor itself. */
  readonly initialText: string;
  /** The editor stands; the answer is called when it closes. */
  readonly onReady: (editor: NoteEditor) => () => void;
  readonly isHidden: boolean;
}

/** The Markdown editor as an element. It opens once: its handlers are always those of the last drawing. */
export function CodeEditor({ initialText, onReady, isHidden, ...handlers }: CodeEditorProps) {
  const place = useRef<HTMLDivElement>(null);
  const latest = useRef({ initialText, onReady, ...handlers });
  useEffect(() => {
    latest.current = { initialText, onReady, ...handlers };
  });

  useEffect(() => {
    if (place.current === null) return undefined;
    const editor = createEditor({
      place: place.current,
      text: latest.current.initialText,
      onEdit: (insertedChars) => latest.current.onEdit(insertedChars),
      onBlur: () => latest.current.onBlur(),
      onSelect: (hasSelection) => latest.current.onSelect(hasSelection),
      onQueue: () => latest.current.onQueue(),
    });
    const onClose = latest.current.onReady(editor);
    return () => {
      onClose();
      editor.close();
    };
  }, []);

  return <div ref={place} className="editor" hidden={isHidden} />;
}
