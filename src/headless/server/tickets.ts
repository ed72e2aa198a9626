import { createToken, isToken } from './token.ts';

/** Ways in that work once: whoever sees one used comes too late. */
export interface Tickets {
  readonly issue: () => string;
  /** Whether `given` was good; it is not any more. */
  readonly spend: (given: string) => boolean;
}

/** More than are ever under way at one time; the oldest goes first. */
const MOST_OPEN = 8;

export function createTickets(): Tickets {
  let open: readonly string[] = [];
  return {
    issue: () => {
      const ticket = createToken();
      open = [...open, ticket].slice(-MOST_OPEN);
      return ticket;
    },
    spend: (given) => {
      const spent = open.find((ticket) => isToken(given, ticket));
      open = open.filter((ticket) => ticket !== spent);
      return spent !== undefined;
    },
  };
}
