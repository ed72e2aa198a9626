import type { LocalServer, LocalServerId, RunProblem } from '../shared/local-model/model.ts';

/** A piece of an answer as it comes: words, a sign that the model thinks before it speaks, or the server's own count of tokens. */
export type AnswerPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'thinking' }
  | { readonly kind: 'tokens'; readonly count: number };

export type AnswerEnd =
  | { readonly kind: 'done' }
  | { readonly kind: 'aborted' }
  | { readonly kind: 'failed'; readonly problem: RunProblem };

export interface AnswerRequest {
  readonly serverId: LocalServerId;
  /** The address the user named, for the server `own`; null where there is none. */
  readonly ownAddress: string | null;
  readonly model: string;
  readonly prompt: string;
}

/**
 * Model servers on this computer, over loopback alone: no name but `localhost`, no proxy, no redirect, and each connection is
 * looked at again before a byte is written to it. Nothing rejects.
 */
export interface LocalModels {
  /** What is found where servers usually listen; those that do not answer there are left out, the user's own is not. */
  readonly list: (ownAddress: string | null, signal: AbortSignal) => Promise<readonly LocalServer[]>;
  /** Has a prompt answered; `onPart` gets the answer as it comes, as text that a note can hold. */
  readonly answer: (
    request: AnswerRequest,
    onPart: (part: AnswerPart) => void,
    signal: AbortSignal,
  ) => Promise<AnswerEnd>;
}

/** Fetches the port when it is first needed, so that it costs nothing while nobody asks for it. */
export type LoadLocalModels = () => Promise<LocalModels>;
