import { RemoteName } from '../../components/remote-name.tsx';
import { Failed, Loading } from '../../components/state-message.tsx';
import { useQuery } from '../../hooks/use-query.ts';
import { TEXT } from '../../speech.ts';
import { conditionWords } from './conditions.ts';
import { EditConditions } from './edit-conditions.tsx';

/** Refusals that only the service itself gives, whatever an entry says: `src/core/probes/classify.ts`. */
const ALWAYS_ALIVE: ReadonlySet<number> = new Set([400, 401, 404, 405]);

function withoutQuery(url: string): string {
  if (!URL.canParse(url)) return url;
  const { host, pathname } = new URL(url);
  return pathname === '/' ? host : `${host}${pathname}`;
}

interface TargetFactsProps {
  readonly serviceId: string;
  /** Added by the user, who may say what its targets must answer. */
  readonly isOwn: boolean;
}

/** What Pilotlight asks itself for a service, and which answers count as life. */
export function TargetFacts({ serviceId, isOwn }: TargetFactsProps) {
  const { services: words } = TEXT;
  const described = useQuery('service.describe', { serviceId }, '');
  if (described.value === null) {
    return described.failure === null ? (
      <Loading what={words.targets} lines={1} />
    ) : (
      <Failed failure={described.failure} onAgain={described.again} />
    );
  }
  const service = described.value;
  const { targets } = service;
  if (targets.length === 0) return <p className="muted">{words.noTargets}</p>;
  return (
    <ul className="target-facts">
      {targets.map((target) => (
        <li key={target.id}>
          <strong>
            <RemoteName text={target.name} />
          </strong>{' '}
          <span className="muted">
            <RemoteName text={withoutQuery(target.url)} kind="title" />
          </span>
          <p className="small muted">
            {words.expects(
              [...new Set([...ALWAYS_ALIVE, ...target.aliveStatuses])].toSorted((a, b) => a - b).join(', '),
              target.expects === 'json',
            )}
          </p>
          {target.must === undefined ? null : (
            <p className="small">{words.conditions.must(conditionWords(target.must).join(' · '))}</p>
          )}
          {isOwn ? <EditConditions service={service} target={target} onChanged={described.again} /> : null}
        </li>
      ))}
    </ul>
  );
}
