import type { Failure, Result } from '../shared/result.ts';
import type { Engine } from './engine.ts';
import type { Ports } from './ports.ts';

/** What only a host can do for a client. */
export interface HostActions {
  /** Opens an https address in the user's browser. The handlers have checked that it belongs to a known service. */
  readonly openLink: (url: string) => Promise<Result<void>>;
}

/** Answers one call of the contract: parses the request, runs it, never throws. */
export type Dispatch = (name: string, request: unknown) => Promise<Result<unknown, Failure>>;

export declare function createDispatch(engine: Engine, ports: Ports, host: HostActions): Dispatch;
