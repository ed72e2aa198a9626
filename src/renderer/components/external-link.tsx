import { ExternalLink as Arrow } from 'lucide-react';
import type { ReactNode } from 'react';
import { useClient, useSnapshot } from '../hooks/client-context.ts';
import { TEXT } from '../speech.ts';

interface ExternalLinkProps {
  readonly url: string;
  readonly children: ReactNode;
}

function isHttps(url: string): boolean {
  return URL.canParse(url) && new URL(url).protocol === 'https:';
}

/**
 * A link out of Pilotlight. Where the host opens links it is asked to, with its own checks; elsewhere the browser opens it.
 * An address that is not https is shown as text.
 */
export function ExternalLink({ url, children }: ExternalLinkProps) {
  const client = useClient();
  const { capabilities } = useSnapshot();
  if (!isHttps(url)) return <span>{children}</span>;
  return (
    <a
      className="external"
      href={url}
      target="_blank"
      rel="noreferrer"
      onClick={(event) => {
        if (!capabilities.openLinks) return;
        event.preventDefault();
        void client.call('link.open', { url });
      }}
    >
      {children}
      <Arrow size={12} aria-hidden="true" />
      <span className="visually-hidden"> {TEXT.common.opensOutside}</span>
    </a>
  );
}
