import type { Evidence } from '../../../shared/verdict.ts';
import { evidenceLine } from '../../../shared/words/evidence.ts';
import { Age } from '../../components/moment.tsx';
import { useNow } from '../../hooks/use-now.ts';
import { SPEECH } from '../../speech.ts';

interface EvidenceListProps {
  readonly evidence: readonly Evidence[];
  readonly label: string;
}

/** When a fact was read, where its line does not say so itself. */
function readingTime(evidence: Evidence): number | null {
  return evidence.kind === 'probes' || evidence.kind === 'connection' ? evidence.at : null;
}

/** Every fact a verdict rests on, read aloud with its age. Ticks, so it is drawn apart from what surrounds it. */
export function EvidenceList({ evidence, label }: EvidenceListProps) {
  const now = useNow();
  if (evidence.length === 0) return null;
  return (
    <ul className="evidence" aria-label={label}>
      {evidence.map((one) => {
        const at = readingTime(one);
        return (
          <li key={JSON.stringify(one)}>
            <bdi>{evidenceLine(one, now, SPEECH)}</bdi>
            {at === null ? null : (
              <span className="muted">
                {' '}
                · <Age at={at} />
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
