import type { ControlReading } from '../../shared/observation.ts';
import type { Service } from '../../shared/service.ts';
import { isProven, type TargetState } from './target-state.ts';

/** A service that cannot be reached, for no reason that its provider has proven. */
export interface NetworkAlarm {
  /** Services of one provider share it. */
  readonly provider: string;
  readonly name: string;
  /** Wall time at which its charts alarmed. */
  readonly at: number;
}

/** Providers seldom fall silent within the same minute; a user's own connection often makes it look so. */
const AT_ONCE_MS = 60_000;

/** Whom a service belongs to: whoever keeps its page. */
export function providerOf({ id, page }: Pick<Service, 'id' | 'page'>): string {
  return page?.url ?? id;
}

/** When the last of these targets alarmed on failures to connect alone; null where none did, or one failure is proven. */
export function networkAlarmAt(targets: readonly TargetState[]): number | null {
  const alarmed = targets.filter(({ charts }) => charts.alarm !== 'none');
  if (alarmed.some(isProven)) return null;
  const times = alarmed.flatMap(({ alarmedAt }) => alarmedAt ?? []);
  return times.length === 0 ? null : Math.max(...times);
}

/** The alarms of other providers in the same minute as that of `own`. */
export function alarmsAtOnce(alarms: readonly NetworkAlarm[], own: NetworkAlarm): readonly NetworkAlarm[] {
  return alarms.filter(
    ({ provider, at }) => provider !== own.provider && Math.abs(at - own.at) <= AT_ONCE_MS,
  );
}

/** Whether the connection was found sound after all of these alarms: by most of the controls, not by one that got through. */
export function isVerifiedSince(reading: ControlReading | null, alarms: readonly NetworkAlarm[]): boolean {
  if (reading === null) return false;
  const reached = reading.hosts.filter(({ ok }) => ok).length;
  return 2 * reached > reading.hosts.length && alarms.every(({ at }) => reading.at > at);
}
