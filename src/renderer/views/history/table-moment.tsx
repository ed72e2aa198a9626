import { clockWords } from '../../../shared/words/duration.ts';
import { toExactUtc } from '../../format/moment.ts';
import { SPEECH } from '../../speech.ts';

interface TableMomentProps {
  readonly at: number;
  readonly now: number;
}

/** A time at the head of a table's row. */
export function TableMoment({ at, now }: TableMomentProps) {
  return (
    <th scope="row">
      <time dateTime={new Date(at).toISOString()} title={toExactUtc(at)}>
        {clockWords(at, now, SPEECH)}
      </time>
    </th>
  );
}
