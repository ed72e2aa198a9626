import type { ReactNode } from 'react';
import type { Excerpt } from '../../../../shared/notes/search.ts';

/** A piece of text with what was searched for set off in it. Marks out of order or out of range are left out. */
export function MarkedText({ text, marks }: Excerpt) {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const [from, to] of marks) {
    if (from < at || to <= from || to > text.length) continue;
    parts.push(text.slice(at, from), <mark key={from}>{text.slice(from, to)}</mark>);
    at = to;
  }
  return (
    <bdi>
      {parts}
      {text.slice(at)}
    </bdi>
  );
}
