import type { Evidence } from '../../../shared/verdict.ts';
import { evidenceLine } from '../../../shared/words/evidence.ts';
import { Age } from '../../components/moment.tsx';
import { toExactUtc } from '../../format/moment.ts';
import { useNow } from '../../hooks/use-now.ts';
import { SPEECH, TEXT } from '../../speech.ts';

interface EvidenceListProps {
  readonly evidence: readonly Evidence[];
  readonly label: string;
}

/** Who says it: what was tried from here, the provider, or the user's own side. */
type Witness = 'here' | 'official' | 'yours';
const WITNESSES: readonly Witness[] = ['here', 'official', 'yours'];

const WITNESS_OF: Readonly<Record<Evidence['kind'], Witness>> = {
  probes: 'here',
  use: 'here',
  model: 'here',
  latency: 'here',
  changes: 'here',
  gap: 'here',
  page: 'official',
  component: 'official',
  incident: 'official',
  connection: 'yours',
  name_server: 'yours',
  others: 'yours',
};

/** When a fact was read, where its line does not say so itself. */
function readingTime(evidence: Evidence): number | null {
  return evidence.kind === 'probes' || evidence.kind === 'connection' || evidence.kind === 'latency'
    ? evidence.at
    : null;
}

/** The moment a fact speaks of, for its exact time; null where it has none. */
function momentOf(evidence: Evidence): number | null {
  if ('at' in evidence) return evidence.at;
  switch (evidence.kind) {
    case 'page':
      return evidence.readAt;
    case 'incident':
      return evidence.startedAt;
    case 'gap':
      return evidence.fromAt;
    default:
      return null;
  }
}

/** Ticks, so it is drawn apart from what surrounds it. */
function Line({ fact }: { readonly fact: Evidence }) {
  const now = useNow();
  const at = readingTime(fact);
  const moment = momentOf(fact);
  return (
    <li>
      <bdi title={moment === null ? undefined : toExactUtc(moment)}>{evidenceLine(fact, now, SPEECH)}</bdi>
      {at === null ? null : (
        <span className="age muted">
          <Age at={at} />
        </span>
      )}
    </li>
  );
}

/** Every fact a verdict rests on, read aloud with its age, by who says it. */
export function EvidenceList({ evidence, label }: EvidenceListProps) {
  const groups = WITNESSES.map((witness) => ({
    witness,
    facts: evidence.filter(({ kind }) => WITNESS_OF[kind] === witness),
  })).filter(({ facts }) => facts.length > 0);
  if (groups.length === 0) return null;
  return (
    <ul className="evidence" aria-label={label}>
      {groups.map(({ witness, facts }) => (
        <li key={witness} className="evidence-group">
          <span className="evidence-witness">{TEXT.now.evidence[witness]}</span>
          <ul>
            {facts.map((fact) => (
              <Line key={JSON.stringify(fact)} fact={fact} />
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
