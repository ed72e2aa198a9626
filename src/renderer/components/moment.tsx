import { ageWords, clockWords } from '../../shared/words/duration.ts';
import { toExactUtc } from '../format/moment.ts';
import { useNow, useNowStep } from '../hooks/use-now.ts';
import { SPEECH } from '../speech.ts';

/** Which day a time belongs to changes at midnight, if at all. */
const MINUTE_MS = 60_000;

interface TimeProps {
  readonly at: number;
}

/** `time` refuses times that no calendar has; a number from a page may be one. */
function toIso(at: number): string | undefined {
  return toExactUtc(at) === '' ? undefined : new Date(at).toISOString();
}

/** How long ago something was, ticking; the exact UTC time stands in its title. */
export function Age({ at }: TimeProps) {
  const now = useNow();
  return (
    <time dateTime={toIso(at)} title={toExactUtc(at)}>
      {ageWords(at, now, SPEECH)}
    </time>
  );
}

/** A time in the user's locale and zone; the exact UTC time stands in its title. */
export function Moment({ at }: TimeProps) {
  const now = useNowStep(MINUTE_MS);
  return (
    <time dateTime={toIso(at)} title={toExactUtc(at)}>
      {clockWords(at, now, SPEECH)}
    </time>
  );
}
