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

/** Lines that differ in nothing but their end, as the last line of a text does when it is no longer the last, are the same. */
function joinLineEnds(parts: readonly DiffPart[]): readonly DiffPart[] {
  return parts.flatMap((part, index): readonly DiffPart[] => {
    const isPair = (one: DiffPart | undefined, two: DiffPart | undefined): boolean =>
      one?.kind === 'removed' && two?.kind === 'added';
    const next = parts[index + 1];
    const before = parts[index - 1];
    if (isPair(before, part)) return [];
    if (next === undefined || !isPair(part, next)) return [part];
    const removed = linesOf(part.text);
    const added = linesOf(next.text);
    let alike = 0;
    while (alike < removed.length && alike < added.length && removed[alike] === added[alike]) alike += 1;
    const rest = (kind: DiffPart['kind'], lines: readonly string[]): readonly DiffPart[] =>
      lines.length === 0 ? [] : [{ kind, text: lines.join('\n') }];
    return [
      ...rest('same', removed.slice(0, alike)),
      ...rest('removed', removed.slice(alike)),
      ...rest('added', added.slice(alike)),
    ];
  });
}

/** A comparison as it is shown: long unchanged stretches are left out but for what stands next to a change. */
export function toShownParts(compared: readonly DiffPart[]): readonly ShownPart[] {
  const parts = joinLineEnds(compared);
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
