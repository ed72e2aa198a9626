import { needsAttention, sortByAttention } from '../../../shared/attention.ts';
import { Empty } from '../../components/state-message.tsx';
import { useSnapshot } from '../../hooks/client-context.ts';
import { Advice } from './advice.tsx';
import { Headline } from './headline.tsx';
import { ServiceSection } from './service-section.tsx';
import { WatchMore } from './watch-more.tsx';

/** Up to this many services stand open in calm. In trouble, only those that need attention do. */
const ALL_OPEN_UP_TO = 3;

/**
 * The answer first, the proof under it, then every service by its need of attention. `serviceId` is one that a click elsewhere
 * named: it is opened and brought into sight.
 */
export function NowView({ serviceId = null }: { readonly serviceId?: string | null }) {
  const snapshot = useSnapshot();
  const services = sortByAttention(snapshot.services);
  const isAllOpen = services.length <= ALL_OPEN_UP_TO && !services.some(needsAttention);
  const lead = services.find(({ id }) => id === snapshot.overall.serviceId) ?? services[0];

  return (
    <>
      <Headline snapshot={snapshot} lead={lead ?? null} />
      <div className="columns">
        <section className="services" aria-labelledby="services-heading">
          <h2 id="services-heading">Services</h2>
          {services.length === 0 ? (
            <Empty title="No service is watched.">
              <p>Choose one under “Watch more”.</p>
            </Empty>
          ) : (
            <ul className="service-list">
              {services.map((service) => (
                <ServiceSection
                  key={service.id}
                  service={service}
                  isLead={service === lead}
                  isOpenAtFirst={isAllOpen || needsAttention(service)}
                  isNamed={service.id === serviceId}
                />
              ))}
            </ul>
          )}
        </section>
        <aside className="beside">
          {lead === undefined ? null : <Advice service={lead} />}
          <WatchMore />
        </aside>
      </div>
    </>
  );
}
