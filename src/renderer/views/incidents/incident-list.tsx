import { memo, useDeferredValue, useMemo } from 'react';
import type { IncidentRow } from '../../../shared/contract.ts';
import type { ServiceView } from '../../../shared/snapshot.ts';
import { spanWords } from '../../../shared/words/duration.ts';
import { Button } from '../../components/button.tsx';
import { Moment } from '../../components/moment.tsx';
import { RemoteName } from '../../components/remote-name.tsx';
import { StateIcon } from '../../components/state-icon.tsx';
import { Empty } from '../../components/state-message.tsx';
import { impactLevel, impactWord, isOfficialHistory, isOpen, standingWord } from '../../format/incident.ts';
import { toHash } from '../../route.ts';
import { SPEECH, TEXT } from '../../speech.ts';

/** More than fit on a screen: these are drawn first, and the rest a frame later. */
const FIRST = 40;

interface IncidentListProps {
  readonly rows: readonly IncidentRow[];
  /** How many there are without the filters. */
  readonly total: number;
  readonly services: readonly ServiceView[];
  readonly chosen: IncidentRow | null;
  readonly onClear: () => void;
}

interface RowProps {
  readonly row: IncidentRow;
  readonly serviceName: string;
  readonly isChosen: boolean;
}

const Row = memo(function Row({ row, serviceName, isChosen }: RowProps) {
  const { incident } = row;
  const took =
    incident.resolvedAt === null ? null : spanWords(incident.resolvedAt - incident.startedAt, SPEECH);
  return (
    <li>
      <a
        className="incident-row"
        href={toHash({ view: 'incidents', incidentId: incident.id, ofServiceId: row.serviceId })}
        aria-current={isChosen ? 'true' : undefined}
        data-open={isOpen(incident)}
      >
        <StateIcon state={impactLevel(incident)} size={16} />
        <span className="name clamped">
          <RemoteName text={incident.name} kind="title" />
        </span>
        <span className="meta">
          <RemoteName text={serviceName} /> · {impactWord(incident.impact)}
          {isOfficialHistory(incident) ? ` · ${TEXT.incidents.officialHistory}` : ''}
        </span>
        <span className="when">
          <Moment at={incident.startedAt} />
        </span>
        <span className="took">{took === null ? standingWord(incident) : TEXT.incidents.took(took)}</span>
      </a>
    </li>
  );
});

/** Open ones first, then newest first. */
function inOrder(rows: readonly IncidentRow[]): readonly IncidentRow[] {
  return rows.toSorted(
    (a, b) =>
      Number(isOpen(b.incident)) - Number(isOpen(a.incident)) || b.incident.startedAt - a.incident.startedAt,
  );
}

/** Incidents in order. The browser lays out only those in sight, and each is drawn anew for what is new of it. */
export function IncidentList({ rows, total, services, chosen, onClear }: IncidentListProps) {
  const { incidents } = TEXT;
  const ordered = useMemo(() => inOrder(rows), [rows]);
  const drawn = useDeferredValue(ordered, ordered.slice(0, FIRST));
  if (total === 0) {
    return (
      <Empty title={incidents.none}>
        <p>{incidents.noneMeans}</p>
      </Empty>
    );
  }
  if (rows.length === 0) {
    return (
      <Empty title={incidents.noneFits}>
        <p>{incidents.hidden(total)}</p>
        <Button kind="quiet" onClick={onClear}>
          {incidents.clearFilters}
        </Button>
      </Empty>
    );
  }
  const names = new Map(services.map(({ id, name }) => [id, name]));
  return (
    <ul className="incident-rows">
      {drawn.map((row) => (
        <Row
          key={`${row.serviceId} ${row.incident.id}`}
          row={row}
          serviceName={names.get(row.serviceId) ?? row.serviceId}
          isChosen={row === chosen}
        />
      ))}
    </ul>
  );
}
