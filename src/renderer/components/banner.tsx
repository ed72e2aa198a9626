import type { Link } from '../client/client.ts';
import { useClient } from '../hooks/client-context.ts';
import { TEXT } from '../speech.ts';
import { Button } from './button.tsx';
import { Age } from './moment.tsx';

interface BannerProps {
  readonly link: Link;
  /** When what is shown was true. */
  readonly at: number;
}

/** Says that the host cannot be heard and how old the picture is. Silent otherwise. */
export function Banner({ link, at }: BannerProps) {
  const client = useClient();
  if (link.kind !== 'lost') return null;
  return (
    <section className="banner" aria-label={TEXT.shell.connection}>
      <p>
        <strong role="status">{link.why === 'gone' ? TEXT.shell.gone : TEXT.shell.signedOut}</strong>{' '}
        {TEXT.shell.isFrom} <Age at={at} />
        {link.why === 'gone' ? TEXT.shell.reconnects : TEXT.shell.openPrinted}
      </p>
      <Button kind="quiet" onClick={client.retry}>
        {TEXT.common.tryNow}
      </Button>
    </section>
  );
}
