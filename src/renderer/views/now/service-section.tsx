import { useState } from 'react';
import { isTrouble } from '../../../shared/level.ts';
import type { ServiceView } from '../../../shared/snapshot.ts';
import { verdictSentence } from '../../../shared/words/sentence.ts';
import { iconState } from '../../../shared/words/state.ts';
import { Moment } from '../../components/moment.tsx';
import { ServiceLine } from '../../components/service-line.tsx';
import { Sparkline } from '../../components/sparkline.tsx';
import { useNow } from '../../hooks/use-now.ts';
import { SPEECH, TEXT } from '../../speech.ts';
import { ComponentList } from './component-list.tsx';
import { EvidenceList } from './evidence-list.tsx';
import { OpenIncident } from './open-incident.tsx';
import { PageLine } from './page-line.tsx';
import { TargetList } from './target-list.tsx';
import { TellWhenBack } from './tell-when-back.tsx';

interface ServiceSectionProps {
  readonly service: ServiceView;
  /** The headline speaks of it and shows its evidence already. */
  readonly isLead: boolean;
  readonly isOpenAtFirst: boolean;
  /** The address names it: it opens, comes into sight and takes the focus. */
  readonly isNamed: boolean;
}

function Sentence({ service }: { readonly service: ServiceView }) {
  const { headline, detail } = verdictSentence({ ...service, nowMs: useNow() }, SPEECH);
  return (
    <p className="service-sentence">
      <bdi>{detail === null ? headline : `${headline} ${detail}`}</bdi>
    </p>
  );
}

function Details({ service, isLead }: Pick<ServiceSectionProps, 'service' | 'isLead'>) {
  return (
    <div className="service-body">
      {isLead ? null : (
        <>
          <Sentence service={service} />
          <EvidenceList evidence={service.verdict.evidence} label={TEXT.now.known(service.name)} />
          <TellWhenBack service={service} />
        </>
      )}
      {service.incidents.length === 0 ? null : (
        <ul className="open-incidents" aria-label={TEXT.now.openIncidents(service.name)}>
          {service.incidents.map((incident) => (
            <OpenIncident key={incident.id} serviceId={service.id} incident={incident} />
          ))}
        </ul>
      )}
      <ComponentList
        components={service.components}
        page={service.page}
        isDoubted={
          isTrouble(service.verdict.level) &&
          service.components.every(({ watched, level }) => !watched || level === 'operational')
        }
      />
      {service.targets.length === 0 ? null : <TargetList targets={service.targets} />}
      {service.page === null ? null : <PageLine page={service.page} />}
    </div>
  );
}

/** One service: a line when all is well, everything about it when opened. What the user opened or closed stays so. */
export function ServiceSection({ service, isLead, isOpenAtFirst, isNamed }: ServiceSectionProps) {
  const [chosen, setChosen] = useState<boolean | null>(null);
  const isOpen = chosen ?? (isNamed || isOpenAtFirst);
  const state = iconState(service.verdict.level, service.verdict.cause);
  const [first] = service.targets;
  const bodyId = `service-${service.id}`;

  return (
    <li className="service" data-state={state}>
      <ServiceLine
        service={service}
        isOpen={isOpen}
        bodyId={bodyId}
        isNamed={isNamed}
        sight="start"
        onToggle={() => setChosen(!isOpen)}
        glance={
          <span className="glance">
            {first === undefined || isOpen ? null : <Sparkline recent={first.recent} isSilent />}
          </span>
        }
      >
        <span className="since muted">
          {TEXT.common.sinceWord} <Moment at={service.verdict.since} />
        </span>
      </ServiceLine>
      <div id={bodyId} hidden={!isOpen}>
        {isOpen ? <Details service={service} isLead={isLead} /> : null}
      </div>
    </li>
  );
}
