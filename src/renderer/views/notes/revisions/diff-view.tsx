import type { DiffPart } from '../../../../shared/notes/model.ts';
import { notesText } from '../../../text/notes-text.ts';

/** Unchanged lines shown around a change. */
const CONTEXT_LINES = 3;
/** A stretch of more changed lines than this is cut: nobody reads it line by line. */
const MOST_LINES = 400;

interface ShownPart {
  readonly kind: DiffPart['kind'] | 'left_out';
  readonly text: string;
}

function linesOf(text: string): readonly string[] {
  return text.replace(/\n$/, '').split('\n');
}

/** A comparison as it is shown: long unchanged stretches are left out but for what stands next to a change. */
export function toShownParts(parts: readonly DiffPart[]): readonly ShownPart[] {
  return parts.flatMap(({ kind, text }, index): readonly ShownPart[] => {
    const lines = linesOf(text);
    if (kind !== 'same') {
      const shown = lines.slice(0, MOST_LINES).join('\n');
      return lines.length <= MOST_LINES
        ? [{ kind, text: shown }]
        : [
            { kind, text: shown },
            { kind: 'left_out', text: notesText().history.moreLines(lines.length - MOST_LINES) },
          ];
    }
    const before = index === 0 ? 0 : CONTEXT_LINES;
    const after = index === parts.length - 1 ? 0 : CONTEXT_LINES;
    const leftOut = lines.length - before - after;
    if (leftOut <= 1) return [{ kind, text: lines.join('\n') }];
    const head: readonly ShownPart[] =
      before === 0 ? [] : [{ kind, text: lines.slice(0, before).join('\n') }];
    const tail: readonly ShownPart[] = after === 0 ? [] : [{ kind, text: lines.slice(-after).join('\n') }];
    return [...head, { kind: 'left_out', text: notesText().history.alike(leftOut) }, ...tail];
  });
}

/** What differs between two texts, line by line, told by sign and word as well as by colour. */
export function DiffView({ parts }: { readonly parts: readonly DiffPart[] }) {
  const words = notesText().history;
  const kinds = { same: '', left_out: '', added: words.added, removed: words.removed };
  const shown = toShownParts(parts);
  if (!parts.some(({ kind }) => kind !== 'same')) return <p className="muted">{words.same}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, which must be possible by keyboard.
    <section className="diff" tabIndex={0} aria-label={words.differences}>
      {shown.map(({ kind, text }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a comparison have no names and never move.
        <div key={index} className="diff-part" data-kind={kind} dir="auto">
          <span className="visually-hidden">{kinds[kind]}</span>
          {text === '' ? ' ' : text}
        </div>
      ))}
    </section>
  );
}
