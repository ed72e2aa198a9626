import { isTrouble } from '../../../../shared/level.ts';
import type { ServiceView } from '../../../../shared/snapshot.ts';

/** Whether waiting prompts can be sent: `ready`, `down` while the service is, `unsure` where it is not known or the user's own side fails. */
export type Readiness = 'ready' | 'down' | 'unsure';

export function toReadiness({ verdict }: Pick<ServiceView, 'verdict'>): Readiness {
  if (verdict.cause === 'you') return 'unsure';
  if (verdict.level === 'operational' || verdict.level === 'degraded') return 'ready';
  return isTrouble(verdict.level) || verdict.level === 'maintenance' ? 'down' : 'unsure';
}
