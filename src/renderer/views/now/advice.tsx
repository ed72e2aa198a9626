import { Check, Circle } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ServiceView } from '../../../shared/snapshot.ts';
import { type Advice as AdviceItem, adviceFor } from '../../../shared/words/advice.ts';
import { ExternalLink } from '../../components/external-link.tsx';
import { useSnapshot } from '../../hooks/client-context.ts';
import { toHash } from '../../route.ts';
import { SPEECH, TEXT } from '../../speech.ts';
import { Alternatives } from './alternatives.tsx';

interface StepProps {
  readonly isDone: boolean;
  readonly text: string;
  readonly children?: ReactNode;
}

/** One step, with what the program does about it itself. Whether it is done is said as a shape and in words. */
function Step({ isDone, text, children }: StepProps) {
  const Icon = isDone ? Check : Circle;
  return (
    <li data-done={isDone}>
      <Icon size={16} aria-hidden="true" />
      <div>
        <p>
          {text} {isDone ? <span className="visually-hidden">({TEXT.now.stepDone})</span> : null}
        </p>
        {children}
      </div>
    </li>
  );
}

/** What the program can do or show itself beside a piece of advice. */
function Help({ item, service }: { readonly item: AdviceItem; readonly service: ServiceView }) {
  const { now } = TEXT;
  switch (item.id) {
    case 'use-another':
      return <Alternatives serviceId={service.id} />;
    case 'read-page':
      return service.page === null ? null : (
        <p>
          <ExternalLink url={service.page.url}>{now.openStatusPage}</ExternalLink>
        </p>
      );
    case 'try-in-browser':
      return service.homepage === null ? null : (
        <p>
          <ExternalLink url={service.homepage}>{service.name}</ExternalLink>
        </p>
      );
    default:
      return null;
  }
}

/**
 * What can be done about it now, most useful first, as a list to go down: what the program has done already is ticked. Checking
 * is a button already, in the headline.
 */
export function Advice({ service }: { readonly service: ServiceView }) {
  const { connection } = useSnapshot();
  const { now } = TEXT;
  const items = adviceFor(service.verdict, SPEECH).filter(({ id }) => id !== 'check-now');
  if (items.length === 0) return null;
  const isOnline = connection.state === 'online' || connection.state === 'ipv6';
  return (
    <section className="panel" aria-labelledby="advice-heading">
      <h2 id="advice-heading">{now.whatToDo}</h2>
      <ul className="advice">
        {isOnline ? <Step isDone text={now.connectionFine} /> : null}
        {items.map((item) => (
          <Step key={item.id} isDone={item.id === 'tell-when-back' && service.tellWhenBack} text={item.text}>
            <Help item={item} service={service} />
          </Step>
        ))}
      </ul>
      {isOnline ? null : <a href={toHash({ view: 'diagnose' })}>{now.checkConnection}</a>}
    </section>
  );
}
