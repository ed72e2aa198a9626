import { useState } from 'react';
import { needsAttention, sortByAttention } from '../../../shared/attention.ts';
import { adviceFor } from '../../../shared/words/advice.ts';
import { Empty } from '../../components/state-message.tsx';
import { useSnapshot } from '../../hooks/client-context.ts';
import { toHash } from '../../route.ts';
import { SPEECH, TEXT } from '../../speech.ts';
import { Advice } from './advice.tsx';
import { Headline } from './headline.tsx';
import { ServiceSection } from './service-section.tsx';

/** Up to this many services stand open in calm. In trouble, only those that need attention do. */
const ALL_OPEN_UP_TO = 3;
/** From this many on, lines are closer together and can be searched, and of those in need only the gravest stand open. */
const MANY = 12;
const MOST_OPEN = 3;

/**
 * The answer first, the proof under it, then every service by its need of attention. `serviceId` is one that a click elsewhere
 * named: it is opened and brought into sight.
 */
export function NowView({ serviceId = null }: { readonly serviceId?: string | null }) {
  const snapshot = useSnapshot();
  const [typed, setTyped] = useState('');
  const services = sortByAttention(snapshot.services);
  const unwell = services.filter(needsAttention).length;
  const isMany = services.length >= MANY;
  const isAllOpen = services.length <= ALL_OPEN_UP_TO && unwell === 0;
  const lead = services.find(({ id }) => id === snapshot.overall.serviceId) ?? services[0];
  const wanted = typed.trim().toLowerCase();
  const shown = wanted === '' ? services : services.filter(({ name }) => name.toLowerCase().includes(wanted));
  const hasAdvice =
    lead !== undefined && adviceFor(lead.verdict, SPEECH).some(({ id }) => id !== 'check-now');
  const { now } = TEXT;

  return (
    <>
      <Headline snapshot={snapshot} lead={lead ?? null} />
      <div className="columns" data-beside={hasAdvice}>
        <section className="services" aria-labelledby="services-heading">
          <div className="services-head">
            <h2 id="services-heading">{now.services}</h2>
            {isMany ? (
              <>
                <span className="muted">
                  {unwell === 0 ? '' : `${now.needCare(unwell)} · `}
                  {now.working(services.length - unwell)}
                </span>
                <input
                  type="search"
                  className="field"
                  placeholder={now.filter}
                  aria-label={now.filter}
                  value={typed}
                  onChange={({ target }) => setTyped(target.value)}
                />
              </>
            ) : null}
            {services.length === 0 ? null : (
              <a href={toHash({ view: 'services', serviceId: null })}>{now.chooseServices}</a>
            )}
          </div>
          {services.length === 0 ? (
            <Empty title={now.chooseOne}>
              <a className="button" data-kind="primary" href={toHash({ view: 'services', serviceId: null })}>
                {now.chooseServices}
              </a>
            </Empty>
          ) : shown.length === 0 ? (
            <Empty title={now.noneFits} />
          ) : (
            <ul className="service-list" data-many={isMany}>
              {shown.map((service) => (
                <ServiceSection
                  key={service.id}
                  service={service}
                  isLead={service === lead}
                  isNamed={service.id === serviceId}
                  isOpenAtFirst={
                    isAllOpen || (needsAttention(service) && services.indexOf(service) < MOST_OPEN)
                  }
                />
              ))}
            </ul>
          )}
        </section>
        {hasAdvice ? (
          <aside className="beside">
            <Advice service={lead} />
          </aside>
        ) : null}
      </div>
    </>
  );
}
