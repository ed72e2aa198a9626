import type { StorageProblem } from '../core/ports.ts';
import type { Words } from '../shared/words/english/english.ts';

/** Why the app cannot start: its data folder, or an error that nobody expected. */
export type StartProblem = StorageProblem | { readonly kind: 'unexpected'; readonly message: string };

/** What to say of it to the user, in their words. `folder` is the data folder. */
export function toStartText({ kind, message }: StartProblem, folder: string, words: Words): string {
  const { locked, unexpected } = words.desktop.cannotStart;
  switch (kind) {
    case 'locked':
      return locked(folder);
    case 'unexpected':
      return unexpected(message);
    default:
      return words.host.say(message);
  }
}
