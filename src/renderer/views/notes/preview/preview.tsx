import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { copyText } from '../../../copy-text.ts';
import { useClient, useSnapshot } from '../../../hooks/client-context.ts';
import { notesText } from '../../../text/notes-text.ts';
import { usePad } from '../pad-context.ts';
import { dressLinks } from './dress-links.ts';
import { highlightBlock } from './highlight-code.ts';
import { knownHosts } from './known-hosts.ts';
import { toSafeFragment } from './safe-fragment.ts';
import { toHtml } from './to-html.ts';

/** As much of a long note as is read at once; the rest comes when it is asked for. */
const SHOWN_CHARS = 100_000;

export interface PreviewProps {
  readonly text: string;
  /** Ticks a checklist line, counted from 0; null where the note cannot be changed. */
  readonly onToggleTask: ((line: number) => void) | null;
}

/** The first part of a long text, up to the end of a line. */
function beginning(text: string): string {
  if (text.length <= SHOWN_CHARS) return text;
  return text.slice(0, text.lastIndexOf('\n', SHOWN_CHARS) + 1 || SHOWN_CHARS);
}

/** A note as it reads: Markdown, code in colours, check boxes that work. No script runs and no request leaves. */
export function Preview({ text, onToggleTask }: PreviewProps) {
  const words = notesText().preview;
  const client = useClient();
  const snapshot = useSnapshot();
  const { say } = usePad();
  const place = useRef<HTMLDivElement>(null);
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? text : beginning(text);
  const hostList = [...knownHosts(snapshot)].join(' ');
  const hosts = useMemo(() => new Set(hostList.split(' ')), [hostList]);
  const { openLinks } = snapshot.capabilities;

  useLayoutEffect(() => {
    const fragment = toSafeFragment(toHtml(shown));
    dressLinks(fragment, hosts, {
      open: (url, event) => {
        if (!openLinks) return;
        event.preventDefault();
        void client.call('link.open', { url });
      },
      copyWords: words.copy,
      copy: (url) => void copyText(url).then((isCopied) => say(isCopied ? words.copied : words.noClipboard)),
    });
    for (const box of fragment.querySelectorAll('input')) {
      box.disabled = onToggleTask === null;
      box.setAttribute('aria-label', box.parentElement?.textContent?.trim().slice(0, 200) || words.task);
      box.addEventListener('change', () => onToggleTask?.(Number(box.dataset.line)));
    }
    for (const block of fragment.children) if (block instanceof HTMLElement) block.dir = 'auto';
    for (const block of fragment.querySelectorAll('pre')) {
      block.tabIndex = 0;
      block.dir = 'ltr';
    }
    const blocks = [...fragment.querySelectorAll<HTMLElement>('pre > code')];
    place.current?.replaceChildren(fragment);
    void Promise.allSettled(blocks.map(highlightBlock));
  }, [shown, hosts, openLinks, onToggleTask, client, say, words]);

  return (
    <div className="preview-scroll">
      <div ref={place} className="preview" data-testid="preview" />
      {shown.length === text.length ? null : (
        <div className="preview">
          <Button onClick={() => setWhole(true)}>{words.rest}</Button>
        </div>
      )}
    </div>
  );
}
