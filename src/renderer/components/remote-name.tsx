import { plainLine } from '../../shared/plain.ts';

const NAME_CHARS = 80;
const TITLE_CHARS = 200;

interface RemoteNameProps {
  readonly text: string;
  /** A title, such as an incident's, may be longer than a name. */
  readonly kind?: 'name' | 'title';
}

/** A name that somebody else wrote: one line of bounded length, its writing direction kept to itself. */
export function RemoteName({ text, kind = 'name' }: RemoteNameProps) {
  return <bdi>{plainLine(text, kind === 'name' ? NAME_CHARS : TITLE_CHARS)}</bdi>;
}
