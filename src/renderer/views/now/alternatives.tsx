import type { Alternative } from '../../../shared/service-calls.ts';
import { ExternalLink } from '../../components/external-link.tsx';
import { RemoteName } from '../../components/remote-name.tsx';
import { useSnapshot } from '../../hooks/client-context.ts';
import { useQuery } from '../../hooks/use-query.ts';
import { toHash } from '../../route.ts';
import { TEXT } from '../../speech.ts';

function One({ alternative }: { readonly alternative: Alternative }) {
  const name = <RemoteName text={alternative.name} />;
  if (alternative.kind === 'local') {
    return (
      <span title={alternative.models.join(', ')}>
        {name} <span className="muted">{TEXT.now.localModels(alternative.models.length)}</span>
      </span>
    );
  }
  return alternative.homepage === null ? (
    name
  ) : (
    <ExternalLink url={alternative.homepage}>{name}</ExternalLink>
  );
}

/** What is up now, for whoever cannot wait: watched services of the user's choice or of the same kind, and models on this computer. */
export function Alternatives({ serviceId }: { readonly serviceId: string }) {
  const { services, settings } = useSnapshot();
  const version = [
    ...services.map(({ id, verdict }) => `${id} ${verdict.level} ${verdict.suspicion}`),
    ...(settings.alternatives ?? []),
  ].join('\n');
  const alternatives = useQuery('alternatives.list', { serviceId }, version);
  const { now } = TEXT;
  return (
    <div className="alternatives" aria-busy={alternatives.isLoading}>
      {alternatives.value === null ? null : alternatives.value.length === 0 ? (
        <p className="muted">{now.noAlternative}</p>
      ) : (
        <ul aria-label={now.alternatives}>
          {alternatives.value.map((alternative) => (
            <li key={alternative.id}>
              <One alternative={alternative} />
            </li>
          ))}
        </ul>
      )}
      <a className="small" href={toHash({ view: 'services', serviceId })}>
        {now.chooseAlternatives}
      </a>
    </div>
  );
}
