import type { ReactNode } from 'react';
import { type Place, toPlaceHash } from '../../../shared/place.ts';
import { useSnapshot } from '../../hooks/client-context.ts';
import { useCommand } from '../../hooks/use-command.ts';

interface WindowLinkProps {
  readonly place: Place;
  readonly className: string;
  readonly children: ReactNode;
}

/** A way from the panel into the window. A host without windows of its own shows the place here. */
export function WindowLink({ place, className, children }: WindowLinkProps) {
  const { capabilities } = useSnapshot();
  const open = useCommand('window.open');
  return (
    <a
      className={className}
      href={`index.html${toPlaceHash(place)}`}
      onClick={(event) => {
        if (!capabilities.tray) return;
        event.preventDefault();
        void open.run(place);
      }}
    >
      {children}
    </a>
  );
}
