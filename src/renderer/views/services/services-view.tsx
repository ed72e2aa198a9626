import { Empty } from '../../components/state-message.tsx';
import { useSnapshot } from '../../hooks/client-context.ts';
import { useQuery } from '../../hooks/use-query.ts';
import { TEXT } from '../../speech.ts';
import { SearchPanel } from './search-panel.tsx';
import { WatchedServiceRow } from './watched-service.tsx';

/** More than anyone adds. */
const MOST_OWN = 500;
/** From this many on, lines are closer together. */
const MANY = 12;
const OWN_CATEGORY = 'own';

interface ServicesViewProps {
  readonly serviceId: string | null;
  readonly part: 'add' | null;
}

/** What is watched and what of it matters, and beside it everything that can be. */
export function ServicesView({ serviceId, part }: ServicesViewProps) {
  const { services: words, now } = TEXT;
  const { services } = useSnapshot();
  const own = useQuery(
    'catalogue.search',
    { query: '', category: OWN_CATEGORY, limit: MOST_OWN },
    services.map(({ id }) => id).join(' '),
  );
  const ownIds = new Set((own.value?.rows ?? []).flatMap((row) => (row.kind === 'service' ? [row.id] : [])));

  return (
    <section aria-labelledby="services-view-heading" className="services-view">
      <h1 id="services-view-heading">{words.title}</h1>
      <div className="services-columns">
        <section aria-labelledby="watched-heading">
          <h2 id="watched-heading">
            {words.watched} <span className="muted">{words.watchedCount(services.length)}</span>
          </h2>
          {services.length === 0 ? (
            <Empty title={now.noService}>
              <p>{now.chooseOne}</p>
            </Empty>
          ) : (
            <ul className="service-list" data-many={services.length >= MANY}>
              {services.map((service) => (
                <WatchedServiceRow
                  key={service.id}
                  service={service}
                  isOwn={ownIds.has(service.id)}
                  isNamed={service.id === serviceId}
                />
              ))}
            </ul>
          )}
        </section>
        <SearchPanel isAskedFor={part === 'add'} />
      </div>
    </section>
  );
}
