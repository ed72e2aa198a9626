import { X } from 'lucide-react';
import type { Notice } from '../../shared/snapshot.ts';
import { useCommand } from '../hooks/use-command.ts';
import { SPEECH, TEXT } from '../speech.ts';
import { Moment } from './moment.tsx';

/** What the user should know about Pilotlight itself, until dismissed. */
export function Notices({ notices }: { readonly notices: readonly Notice[] }) {
  const dismiss = useCommand('notice.dismiss');
  if (notices.length === 0) return null;
  return (
    <section className="notices" aria-label={TEXT.shell.notices}>
      <ul>
        {notices.map((notice) => (
          <li key={notice.id}>
            <p>
              {SPEECH.words.host.say(notice.text)}{' '}
              <span className="muted">
                (<Moment at={notice.at} />)
              </span>
            </p>
            <button
              type="button"
              className="icon-button"
              aria-label={TEXT.shell.dismiss(SPEECH.words.host.say(notice.text))}
              onClick={() => void dismiss.run({ id: notice.id })}
            >
              <X size={16} aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
