import type { RequestOf, ResponseOf } from '../../shared/contract.ts';
import type { CallName } from '../../shared/names.ts';
import type { Result } from '../../shared/result.ts';
import type { Snapshot } from '../../shared/snapshot.ts';

/**
 * Whether the host can be heard. `refused` means that it answers but does not know this window: its session ended, as when
 * the host was started anew.
 */
export type Link =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'open' }
  | { readonly kind: 'lost'; readonly why: 'gone' | 'refused' };

/** The only way the interface talks to a host. The same over Electron's bridge and over HTTP. */
export interface Client {
  /** Never rejects: a host that does not answer, or answers with what the contract does not know, is a failure too. */
  readonly call: <Name extends CallName>(
    name: Name,
    request: RequestOf<Name>,
  ) => Promise<Result<ResponseOf<Name>>>;
  /** Calls `listener` with each snapshot the host sends by itself, as it comes, old or new; the answer ends it. */
  readonly onSnapshot: (listener: (snapshot: Snapshot) => void) => () => void;
  /** Calls `listener` with the link as it is now and then at each change; the answer ends it. */
  readonly onLink: (listener: (link: Link) => void) => () => void;
  /** Tries at once to reach a lost host instead of waiting for the next try. */
  readonly retry: () => void;
  /**
   * The bytes of all commands on their way, as JSON, up to which they are carried out though the page goes away at that moment.
   * Null where the host gets every command that was given.
   */
  readonly mostPartingBytes: number | null;
  readonly close: () => void;
}
