import { ChevronRight } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import type { ServiceView } from '../../shared/snapshot.ts';
import { iconState, stateWord } from '../../shared/words/state.ts';
import { SPEECH } from '../speech.ts';
import { RemoteName } from './remote-name.tsx';
import { StateIcon } from './state-icon.tsx';

interface ServiceLineProps {
  readonly service: ServiceView;
  readonly isOpen: boolean;
  /** What it opens and closes. */
  readonly bodyId: string;
  /** The address names it: it comes into sight and takes the focus. */
  readonly isNamed: boolean;
  /** Where it comes into sight. */
  readonly sight: ScrollLogicalPosition;
  readonly onToggle: () => void;
  /** Between the name and the word. */
  readonly glance?: ReactNode;
  /** After the word. */
  readonly children?: ReactNode;
}

/** A service as a line to open and close: its shape, its name, the word for how it is. */
export function ServiceLine(props: ServiceLineProps) {
  const { service, isOpen, bodyId, isNamed, sight, onToggle, glance, children } = props;
  const line = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isNamed) return;
    line.current?.scrollIntoView({ block: sight });
    line.current?.focus({ preventScroll: true });
  }, [isNamed, sight]);
  return (
    <h3>
      <button
        ref={line}
        type="button"
        className="service-line"
        aria-expanded={isOpen}
        aria-controls={bodyId}
        onClick={onToggle}
      >
        <StateIcon state={iconState(service.verdict.level, service.verdict.cause)} size={16} />
        <span className="name">
          <RemoteName text={service.name} />
        </span>
        {glance}
        <span className="word">{stateWord(service.verdict, SPEECH)}</span>
        {children}
        <ChevronRight className="chevron" size={16} aria-hidden="true" />
      </button>
    </h3>
  );
}
