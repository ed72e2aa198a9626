/** A line of a checklist: `- [ ] call them`. `line` counts from 0. */
export interface Task {
  readonly line: number;
  readonly isDone: boolean;
  readonly label: string;
}

const TASK = /^(\s*(?:[-*+]|\d{1,9}[.)])\s+\[)([ xX])(\](?:\s.*)?)$/;

/** The checklist lines of a note, from the top. */
export function tasksIn(text: string): readonly Task[] {
  return text.split('\n').flatMap((content, line) => {
    const [, , mark, rest] = TASK.exec(content) ?? [];
    return mark === undefined || rest === undefined
      ? []
      : [{ line, isDone: mark !== ' ', label: rest.slice(1).trim() }];
  });
}

/** The text with one checklist line ticked or unticked; the same text where that line is none. */
export function toggleTask(text: string, line: number): string {
  return text
    .split('\n')
    .map((content, index) =>
      index === line
        ? content.replace(TASK, (_, before, mark, after) => `${before}${mark === ' ' ? 'x' : ' '}${after}`)
        : content,
    )
    .join('\n');
}
