import type { ReactNode } from 'react';
import type { RequestOf } from '../../../shared/contract.ts';
import { useSnapshot } from '../../hooks/client-context.ts';
import { useCommand } from '../../hooks/use-command.ts';

type Place = RequestOf<'window.open'>;

interface WindowLinkProps extends Place {
  readonly className: string;
  readonly children: ReactNode;
}

function toAddress({ view, serviceId }: Place): string {
  const query = serviceId === null ? '' : `?${new URLSearchParams({ service: serviceId }).toString()}`;
  return `index.html#/${view}${query}`;
}

/** A way from the panel into the window. A host without windows of its own shows the place here. */
export function WindowLink({ view, serviceId, className, children }: WindowLinkProps) {
  const { capabilities } = useSnapshot();
  const open = useCommand('window.open');
  return (
    <a
      className={className}
      href={toAddress({ view, serviceId })}
      onClick={(event) => {
        if (!capabilities.tray) return;
        event.preventDefault();
        void open.run({ view, serviceId });
      }}
    >
      {children}
    </a>
  );
}
