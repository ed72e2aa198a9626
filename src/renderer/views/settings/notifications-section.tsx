import type { SettingsPatch } from '../../../shared/settings.ts';
import { Button } from '../../components/button.tsx';
import { Moment } from '../../components/moment.tsx';
import { RemoteName } from '../../components/remote-name.tsx';
import { Switch } from '../../components/switch.tsx';
import { useSnapshot } from '../../hooks/client-context.ts';
import { hostNow, useNowStep } from '../../hooks/use-now.ts';
import { settingsText } from '../../text/settings-text.ts';
import { NotifyChoice } from '../services/watched-service.tsx';
import { QuietHours } from './quiet-hours.tsx';

const HOUR_MS = 3_600_000;
const MORNING_HOUR = 8;
const MINUTE_MS = 60_000;

/** The next morning in the user's own zone. */
function nextMorning(nowMs: number): number {
  const morning = new Date(nowMs);
  morning.setHours(MORNING_HOUR, 0, 0, 0);
  if (morning.getTime() <= nowMs) morning.setDate(morning.getDate() + 1);
  return morning.getTime();
}

function Snooze({ onChange }: { readonly onChange: (patch: SettingsPatch) => void }) {
  const words = settingsText();
  const { settings } = useSnapshot();
  const now = useNowStep(MINUTE_MS);
  const until = settings.notifications.snoozedUntil;
  const snooze = (snoozedUntil: number | null): void => onChange({ notifications: { snoozedUntil } });
  if (until !== null && until > now) {
    return (
      <div className="setting">
        <span>
          {words.snoozedUntil} <Moment at={until} />
        </span>
        <Button onClick={() => snooze(null)}>{words.endSnooze}</Button>
      </div>
    );
  }
  return (
    <fieldset className="setting">
      <legend className="visually-hidden">{words.snooze}</legend>
      <span aria-hidden="true">{words.snooze}</span>
      {[1, 4].map((hours) => (
        <Button key={hours} onClick={() => snooze(Math.round(hostNow()) + hours * HOUR_MS)}>
          {words.snoozeHours(hours)}
        </Button>
      ))}
      <Button onClick={() => snooze(nextMorning(hostNow()))}>{words.snoozeMorning}</Button>
    </fieldset>
  );
}

/** When and from what on Pilotlight may interrupt. */
export function NotificationsSection({ onChange }: { readonly onChange: (patch: SettingsPatch) => void }) {
  const words = settingsText();
  const { settings, capabilities, services } = useSnapshot();
  const { notifications } = settings;
  return (
    <section aria-labelledby="settings-notifications">
      <h2 id="settings-notifications">{words.notifications}</h2>
      {capabilities.notifications ? null : <p className="muted">{words.cannotNotify}</p>}
      <Switch
        label={words.notify}
        isOn={notifications.enabled}
        onChange={(enabled) => onChange({ notifications: { enabled } })}
      />
      <Switch
        label={words.maintenance}
        isOn={notifications.maintenance}
        onChange={(maintenance) => onChange({ notifications: { maintenance } })}
      />
      <QuietHours
        hours={notifications.quietHours}
        onChange={(quietHours) => onChange({ notifications: { quietHours } })}
      />
      <Snooze onChange={onChange} />
      {services.length === 0 ? null : (
        <details className="per-service">
          <summary>{words.perService}</summary>
          <p className="small muted">{words.perServiceMeans}</p>
          <ul>
            {services.map((service) => (
              <li key={service.id}>
                <span aria-hidden="true">
                  <RemoteName text={service.name} />
                </span>
                <NotifyChoice service={service} label={service.name} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
