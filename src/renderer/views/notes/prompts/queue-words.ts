import { isTrouble } from '../../../../shared/level.ts';
import type { ServiceView } from '../../../../shared/snapshot.ts';

/** Whether waiting prompts can be sent: `ready`, `down` while the service is, `unsure` where it is not known or the user's own side fails. */
export type Readiness = 'ready' | 'down' | 'unsure';

export function toReadiness({ verdict }: Pick<ServiceView, 'verdict'>): Readiness {
  if (verdict.cause === 'you') return 'unsure';
  if (verdict.level === 'operational' || verdict.level === 'degraded') return 'ready';
  if (isTrouble(verdict.level) || verdict.level === 'maintenance') return 'down';
  return 'unsure';
}

/** What waits and until when, in one sentence: "3 prompts wait until Claude is back." */
export function queueSentence(name: string, count: number, readiness: Readiness): string {
  const prompts = count === 1 ? 'One prompt' : `${count} prompts`;
  const wait = count === 1 ? 'waits' : 'wait';
  switch (readiness) {
    case 'ready':
      return `${name} answers. ${count === 1 ? 'Your prompt' : `Your ${count} prompts`} can go out${count === 1 ? '' : ' in this order'}.`;
    case 'down':
      return `${prompts} ${wait} until ${name} is back.`;
    case 'unsure':
      return `${prompts} ${wait}. Whether ${name} works is not known from here now.`;
  }
}

/** The length of a prompt, as people count it. */
export function lengthWords(chars: number): string {
  return chars === 1 ? '1 character' : `${chars.toLocaleString('en')} characters`;
}
