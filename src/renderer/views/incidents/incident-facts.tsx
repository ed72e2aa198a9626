import type { ReactNode } from 'react';
import type { IncidentRow } from '../../../shared/contract.ts';
import type { ServiceView } from '../../../shared/snapshot.ts';
import { spanWords } from '../../../shared/words/duration.ts';
import { Moment } from '../../components/moment.tsx';
import { RemoteName } from '../../components/remote-name.tsx';
import { impactWord, standingWord } from '../../format/incident.ts';
import { toWriting } from '../../format/incident-story.ts';
import { useNowStep } from '../../hooks/use-now.ts';
import { SPEECH, TEXT } from '../../speech.ts';
import { SeenHere } from './seen-here.tsx';
import type { Seen } from './use-seen.ts';

interface Affected {
  readonly named: readonly { readonly id: string; readonly name: string }[];
  /** Components nobody names any more. */
  readonly unnamed: number;
}

/** The components an incident touched, as the page names them now or named them in an update. */
export function toAffected({ incident }: IncidentRow, service: ServiceView | undefined): Affected {
  const names = new Map<string, string>();
  for (const update of incident.updates) for (const { id, name } of update.components) names.set(id, name);
  for (const { id, name } of service?.components ?? []) names.set(id, name);
  const named = incident.componentIds.flatMap((id) => {
    const name = names.get(id);
    return name === undefined ? [] : [{ id, name }];
  });
  return { named, unnamed: incident.componentIds.length - named.length };
}

const MINUTE_MS = 60_000;

/** How often and how fast the provider wrote. */
function WritingFact({ row: { incident } }: { readonly row: IncidentRow }) {
  const { incidents } = TEXT;
  const now = useNowStep(MINUTE_MS);
  const { count, firstAfterMs, everyMs, longestSilenceMs } = toWriting(incident, now);
  const span = (ms: number): string => spanWords(ms, SPEECH);
  const words = [
    incidents.wroteTimes(count),
    firstAfterMs === null
      ? null
      : firstAfterMs < MINUTE_MS
        ? incidents.firstAtOnce
        : incidents.firstAfter(span(firstAfterMs)),
    everyMs === null ? null : incidents.everySoOften(span(everyMs)),
    longestSilenceMs === null || longestSilenceMs < MINUTE_MS
      ? null
      : incidents.longestSilence(span(longestSilenceMs)),
  ];
  return words.filter((word) => word !== null).join(' · ');
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

interface IncidentFactsProps {
  readonly row: IncidentRow;
  readonly service: ServiceView | undefined;
  readonly seen: Seen;
}

/** What an incident is, in figures. */
export function IncidentFacts({ row, service, seen }: IncidentFactsProps) {
  const { incidents } = TEXT;
  const { facts } = incidents;
  const { incident } = row;
  const affected = toAffected(row, service);
  return (
    <dl className="facts">
      <Fact label={facts.service}>
        <RemoteName text={service?.name ?? row.serviceId} />
      </Fact>
      <Fact label={facts.state}>
        {standingWord(incident)} · {impactWord(incident.impact)}
      </Fact>
      <Fact label={facts.began}>
        <Moment at={incident.startedAt} />
      </Fact>
      {incident.resolvedAt === null ? null : (
        <Fact label={facts.ended}>
          <Moment at={incident.resolvedAt} />,{' '}
          {incidents.after(spanWords(incident.resolvedAt - incident.startedAt, SPEECH))}
        </Fact>
      )}
      {incident.goneAt === undefined ? null : (
        <Fact label={facts.gone}>
          <Moment at={incident.goneAt} />
        </Fact>
      )}
      {incident.scheduledUntil === null ? null : (
        <Fact label={facts.plannedUntil}>
          <Moment at={incident.scheduledUntil} />
        </Fact>
      )}
      {incident.componentIds.length === 0 ? null : (
        <Fact label={facts.affected}>
          <ul className="affected">
            {affected.named.map(({ id, name }) => (
              <li key={id}>
                <RemoteName text={name} />
              </li>
            ))}
            {affected.unnamed === 0 ? null : (
              <li className="muted">{incidents.noLongerListed(affected.unnamed)}</li>
            )}
          </ul>
        </Fact>
      )}
      <SeenHere incident={incident} seen={seen} />
      {incident.updates.length === 0 ? null : (
        <Fact label={facts.wrote}>
          <WritingFact row={row} />
        </Fact>
      )}
    </dl>
  );
}
