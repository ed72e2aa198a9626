import type { Link } from '../client/client.ts';
import { useClient } from '../hooks/client-context.ts';
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
    <section className="banner" aria-label="Connection to Pilotlight">
      <p>
        <strong role="status">
          {link.why === 'gone' ? 'Pilotlight does not answer.' : 'This window is no longer signed in.'}
        </strong>{' '}
        What you see is from <Age at={at} />
        {link.why === 'gone'
          ? '; it reconnects by itself.'
          : '. Open the address Pilotlight printed when it started.'}
      </p>
      <Button kind="quiet" onClick={client.retry}>
        Try now
      </Button>
    </section>
  );
}
