import { useCallback, useEffect, useRef, useState } from 'react';
import type { NoteRow } from '../../../../shared/notes/model.ts';
import type { Failure } from '../../../../shared/result.ts';
import { useClient } from '../../../hooks/client-context.ts';
import { usePad } from '../pad-context.ts';
import type { RowWindow } from './window-rows.ts';

const PAGE_ROWS = 100;

/** Which notes a list shows. */
export interface NoteQuery {
  readonly trashed: boolean;
  readonly tag: string | null;
  readonly order: 'manual' | 'updated';
}

export interface NotePages {
  /** Null until the first answer. */
  readonly total: number | null;
  readonly rowAt: (index: number) => NoteRow | null;
  readonly failure: Failure | null;
  /** Asks for the pages that these rows are on, where they are not here yet. */
  readonly show: (rows: RowWindow) => void;
}

interface Loaded {
  readonly question: string;
  readonly total: number | null;
  readonly pages: ReadonlyMap<number, readonly NoteRow[]>;
}

/**
 * A long list of notes, page by page as it is scrolled. After a change the pages in sight are asked for again, and the old rows
 * stay until the new ones are here; a note saved in this window is renewed at once.
 */
export function useNotePages(query: NoteQuery): NotePages {
  const client = useClient();
  const { version, savers, refresh } = usePad();
  const { trashed, tag, order } = query;
  const question = JSON.stringify({ trashed, tag, order });
  const [loaded, setLoaded] = useState<Loaded>({ question, total: null, pages: new Map() });
  const [failure, setFailure] = useState<Failure | null>(null);
  const [wanted, setWanted] = useState<readonly number[]>([0]);
  const asked = useRef<{ readonly mark: string; readonly pages: Set<number> }>({
    mark: '',
    pages: new Set(),
  });
  const mark = `${question} ${version}`;

  useEffect(() => {
    if (asked.current.mark !== mark) asked.current = { mark, pages: new Set() };
    const { pages } = asked.current;
    const isCurrent = (): boolean => asked.current.mark === mark;
    for (const page of wanted) {
      if (pages.has(page)) continue;
      pages.add(page);
      const request = { trashed, tag, order, offset: page * PAGE_ROWS, limit: PAGE_ROWS };
      void client.call('notes.list', request).then((answer) => {
        if (!isCurrent()) return;
        setFailure(answer.ok ? null : answer.error);
        if (!answer.ok) return;
        const { rows, total } = answer.value;
        setLoaded((before) => ({
          question,
          total,
          pages: new Map(before.question === question ? before.pages : []).set(page, rows),
        }));
      });
    }
  }, [client, mark, question, trashed, tag, order, wanted]);

  useEffect(
    () =>
      savers.onSaved((row) => {
        if (row.revision === 1) refresh();
        setLoaded((before) => {
          const found = [...before.pages].find(([, rows]) => rows.some(({ id }) => id === row.id));
          if (found === undefined) return before;
          const [page, rows] = found;
          const renewed = rows.map((old) => (old.id === row.id ? row : old));
          return { ...before, pages: new Map(before.pages).set(page, renewed) };
        });
      }),
    [savers, refresh],
  );

  const show = useCallback(({ from, to }: RowWindow) => {
    const first = Math.floor(from / PAGE_ROWS);
    const last = Math.floor(Math.max(from, to - 1) / PAGE_ROWS);
    setWanted((before) =>
      before[0] === first && before.at(-1) === last
        ? before
        : Array.from({ length: last - first + 1 }, (_, index) => first + index),
    );
  }, []);

  const isCurrent = loaded.question === question;
  return {
    total: isCurrent ? loaded.total : null,
    rowAt: (index) =>
      (isCurrent ? loaded.pages.get(Math.floor(index / PAGE_ROWS))?.[index % PAGE_ROWS] : undefined) ?? null,
    failure,
    show,
  };
}
