import type { ServiceView } from '../../../shared/snapshot.ts';
import { type Advice as AdviceItem, adviceFor } from '../../../shared/words/advice.ts';
import { ExternalLink } from '../../components/external-link.tsx';
import { useSnapshot } from '../../hooks/client-context.ts';
import { SPEECH } from '../../speech.ts';

/** Watched services that work now, for whoever cannot wait. */
function Alternatives() {
  const { services } = useSnapshot();
  const up = services.filter(({ verdict }) => verdict.level === 'operational' && verdict.cause === null);
  if (up.length === 0) return null;
  return (
    <p className="muted">
      Working now:{' '}
      {up.slice(0, 3).map(({ id, name, homepage }, index) => (
        <span key={id}>
          {index === 0 ? '' : ', '}
          {homepage === null ? name : <ExternalLink url={homepage}>{name}</ExternalLink>}
        </span>
      ))}
    </p>
  );
}

/** What the program can do or show itself beside a piece of advice. */
function Help({ item, service }: { readonly item: AdviceItem; readonly service: ServiceView }) {
  if (item.id === 'use-another') return <Alternatives />;
  if (item.id === 'read-page' && service.page !== null) {
    return (
      <p>
        <ExternalLink url={service.page.url}>Status page</ExternalLink>
      </p>
    );
  }
  return null;
}

/** What can be done about it now, most useful first. Checking is a button already, in the headline. */
export function Advice({ service }: { readonly service: ServiceView }) {
  const advice = adviceFor(service.verdict, SPEECH).filter(({ id }) => id !== 'check-now');
  if (advice.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="advice-heading">
      <h2 id="advice-heading">What you can do</h2>
      <ul className="advice">
        {advice.map((item) => (
          <li key={item.id}>
            {item.text}
            <Help item={item} service={service} />
          </li>
        ))}
      </ul>
      {service.verdict.cause === 'you' ? <a href="#/diagnose">Find out where it breaks</a> : null}
    </section>
  );
}
