import type { SettingsPatch } from '../../../shared/settings.ts';
import { Choice } from '../../components/choice.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { Switch } from '../../components/switch.tsx';
import { useSnapshot } from '../../hooks/client-context.ts';
import { useCommand } from '../../hooks/use-command.ts';
import { DesktopSection } from './desktop-section.tsx';
import { QuietHours } from './quiet-hours.tsx';
import { SettingsFileSection } from './settings-file-section.tsx';

const THEMES = [
  { value: 'system', label: 'System' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const;

const INTERVALS: readonly { readonly value: string; readonly label: string }[] = [
  { value: '15000', label: '15 s' },
  { value: '30000', label: '30 s' },
  { value: '60000', label: '1 min' },
  { value: '300000', label: '5 min' },
];

/** An interval from a hand-written settings file is offered too, so that the list never shows what is not so. */
function intervalOptions(intervalMs: number): typeof INTERVALS {
  const value = String(intervalMs);
  return INTERVALS.some((option) => option.value === value)
    ? INTERVALS
    : [...INTERVALS, { value, label: `${Math.round(intervalMs / 1000)} s` }];
}

/** What the user can choose; each change is kept at once. */
export function SettingsView() {
  const { settings, capabilities, version } = useSnapshot();
  const set = useCommand('settings.set');
  const change = (patch: SettingsPatch): void => void set.run(patch);
  const { probes, notifications } = settings;

  return (
    <section aria-labelledby="settings-heading" className="settings">
      <h1 id="settings-heading">Settings</h1>
      {set.failure === null ? null : (
        <p className="failed" role="alert">
          {set.failure.message}
        </p>
      )}
      <section aria-labelledby="settings-looks">
        <h2 id="settings-looks">Looks</h2>
        <div className="setting">
          <span aria-hidden="true">Theme</span>
          <Segmented
            legend="Theme"
            options={THEMES}
            value={settings.theme}
            onChange={(theme) => change({ theme })}
          />
        </div>
      </section>
      <section aria-labelledby="settings-probes">
        <h2 id="settings-probes">Tries from here</h2>
        <Switch
          label="Try the services from this computer"
          hint="Finds trouble before the status page says so, and tells yours from theirs."
          isOn={probes.enabled}
          onChange={(enabled) => change({ probes: { enabled } })}
        />
        <div className="setting">
          <Choice
            label="One try every"
            value={String(probes.intervalMs)}
            onChange={(value) => change({ probes: { intervalMs: Number(value) } })}
            groups={[{ label: null, options: intervalOptions(probes.intervalMs) }]}
          />
        </div>
      </section>
      <section aria-labelledby="settings-notifications">
        <h2 id="settings-notifications">Notifications</h2>
        {capabilities.notifications ? null : (
          <p className="muted">This computer cannot show notifications now.</p>
        )}
        <Switch
          label="Notify when a service fails and when it is back"
          isOn={notifications.enabled}
          onChange={(enabled) => change({ notifications: { enabled } })}
        />
        <Switch
          label="Notify of maintenance too"
          isOn={notifications.maintenance}
          onChange={(maintenance) => change({ notifications: { maintenance } })}
        />
        <QuietHours
          hours={notifications.quietHours}
          onChange={(quietHours) => change({ notifications: { quietHours } })}
        />
      </section>
      {capabilities.startAtLogin ? (
        <section aria-labelledby="settings-start">
          <h2 id="settings-start">Start</h2>
          <Switch
            label="Start at login"
            isOn={settings.startAtLogin}
            onChange={(startAtLogin) => change({ startAtLogin })}
          />
        </section>
      ) : null}
      <DesktopSection onChange={change} />
      <SettingsFileSection />
      <p className="muted">Pilotlight {version}. No account, no telemetry.</p>
    </section>
  );
}
