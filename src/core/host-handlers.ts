import { HOST_CALLS, type ShownBy } from '../shared/host-calls.ts';
import type { HostCallName } from '../shared/host-names.ts';
import type { Place } from '../shared/place.ts';
import { err, ok, type Result } from '../shared/result.ts';
import { answer, type Handle, toAnswer } from './answer-call.ts';
import type { Engine } from './engine.ts';
import type { Message } from './notification.ts';
import type { Ports } from './ports.ts';
import { parseSettingsText, toSettingsText } from './settings-file.ts';

/** What a host with a desktop can do beside the engine; what is left out is refused as `unsupported`. */
export interface DeskActions {
  /** Shows a message at once; null where nothing here can. */
  readonly showMessage?: (message: Message) => Promise<ShownBy | null>;
  readonly openWindow?: (place: Place) => void;
  readonly holdWindow?: (isHeld: boolean) => void;
  readonly fitPanel?: (heightPx: number) => void;
  readonly closePanel?: () => void;
}

const NOTHING = ok({});
const UNSUPPORTED = err({ code: 'unsupported', message: 'Pilotlight runs here without a desktop.' } as const);

/** Runs an action where the host has it. */
function perform(action: (() => void) | undefined): Result<object> {
  if (action === undefined) return UNSUPPORTED;
  action();
  return NOTHING;
}

/** Answers the calls that ask something of the host itself. */
export function createHostHandlers(
  engine: Engine,
  ports: Pick<Ports, 'clock' | 'settings'>,
  host: DeskActions,
): Readonly<Record<HostCallName, Handle>> {
  const { clock, settings } = ports;
  const isKnown = (serviceId: string): boolean => engine.catalogue().some(({ id }) => id === serviceId);

  return {
    'notification.test': answer(HOST_CALLS['notification.test'], async () => {
      const at = clock.wallMs();
      const { title, body } = engine.speech().words.notification.test;
      const message: Message = { id: `test-${at}`, at, place: null, title, body, urgency: 'normal' };
      const shownBy = (await host.showMessage?.(message)) ?? null;
      return shownBy === null
        ? err({ code: 'unsupported', message: 'No notification can be shown on this computer now.' })
        : ok({ shownBy });
    }),
    'settings.export': answer(HOST_CALLS['settings.export'], () => {
      const day = new Date(clock.wallMs()).toISOString().slice(0, 10);
      return ok({ name: `pilotlight-settings-${day}.json`, text: toSettingsText(settings.get()) });
    }),
    'settings.import': answer(HOST_CALLS['settings.import'], ({ text }) => {
      const read = parseSettingsText(text, isKnown);
      if (!read.ok) return read;
      const changed = engine.changeSettings(read.value.patch);
      return changed.ok ? ok({ settings: changed.value, leftOut: read.value.leftOut }) : toAnswer(changed);
    }),
    'window.open': answer(HOST_CALLS['window.open'], (place) =>
      perform(host.openWindow && (() => host.openWindow?.(place))),
    ),
    'window.hold': answer(HOST_CALLS['window.hold'], ({ isHeld }) =>
      perform(host.holdWindow && (() => host.holdWindow?.(isHeld))),
    ),
    'panel.fit': answer(HOST_CALLS['panel.fit'], ({ heightPx }) =>
      perform(host.fitPanel && (() => host.fitPanel?.(heightPx))),
    ),
    'panel.close': answer(HOST_CALLS['panel.close'], () => perform(host.closePanel)),
  };
}
