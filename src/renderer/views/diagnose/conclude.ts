import type { DiagnosisRun } from '../../../shared/diagnosis.ts';
import { plainLine } from '../../../shared/plain.ts';
import { TEXT } from '../../speech.ts';
import type { Text } from '../../text/english.ts';

/** What a finished diagnosis comes to, each with a sentence of its own. */
export type Conclusion = keyof Text['diagnose']['summary'];

/**
 * What a finished run comes to; null while it goes on. A service's trouble is only ever called its own where the connection to it is
 * not to blame, so that trouble on both sides is two things. What is unclear and yet can be mended stops nothing.
 */
export function concludeRun(run: DiagnosisRun): Conclusion | null {
  if (run.endedAt === null) return null;
  const done = run.steps.flatMap((step) => step.done ?? []);
  const own = done.filter(({ id }) => !id.startsWith('service:'));
  const services = done.filter(({ id }) => id.startsWith('service:'));
  const isTheirs = services.some(({ outcome }) => outcome === 'bad');
  if (own.some(({ outcome }) => outcome === 'bad')) {
    if (isTheirs) return 'both';
    const isAllWell = services.length > 0 && services.every(({ outcome }) => outcome === 'good');
    return isAllWell ? 'mend' : 'you';
  }
  if (isTheirs) return 'them';
  if (services.some(({ outcome }) => outcome === 'unclear')) return 'unclear';
  const isMendable = own.some(({ outcome, remedy }) => outcome === 'unclear' && remedy !== null);
  if (services.length === 0) return isMendable ? 'you' : 'alone';
  return isMendable ? 'mend' : 'fine';
}

/** The conclusion of a run in a sentence, with the services in trouble by name where they are all that is wrong. */
export function conclusionWords(run: DiagnosisRun, conclusion: Conclusion): string {
  const { summary } = TEXT.diagnose;
  if (conclusion !== 'them') return summary[conclusion];
  const names = run.steps.flatMap(({ id, title, done }) =>
    id.startsWith('service:') && done?.outcome === 'bad' ? [plainLine(title, 80)] : [],
  );
  return summary.them(names.join(', '));
}
