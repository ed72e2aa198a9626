import type { SettingsPatch } from '../../../shared/settings.ts';
import { Segmented } from '../../components/segmented.tsx';
import { Switch } from '../../components/switch.tsx';
import { useSnapshot } from '../../hooks/client-context.ts';
import { useCommand } from '../../hooks/use-command.ts';
import type { SettingsPart } from '../../route.ts';
import { TEXT } from '../../speech.ts';
import { settingsText } from '../../text/settings-text.ts';
import { CatalogueSection } from './catalogue-section.tsx';
import { Contents } from './contents.tsx';
import { DataSection } from './data-section.tsx';
import { KeysSection, RealUseSection, SpellingSection } from './desktop-section.tsx';
import { LocalModelSection } from './local-model-section.tsx';
import { ModelCheckSection } from './model-check/model-check-section.tsx';
import { NotificationsSection } from './notifications-section.tsx';
import { ProbesSection } from './probes-section.tsx';
import { SettingsFileSection } from './settings-file-section.tsx';

const THEMES = ['system', 'light', 'dark'] as const;
const LANGUAGES = ['system', 'en', 'de'] as const;
const CAPABILITIES = ['tray', 'notifications', 'startAtLogin', 'openLinks'] as const;

function About() {
  const words = settingsText();
  const { version, capabilities } = useSnapshot();
  const can = CAPABILITIES.filter((one) => capabilities[one]).map((one) => words.capabilities[one]);
  return (
    <section aria-labelledby="settings-about">
      <h2 id="settings-about">{words.about}</h2>
      <dl className="facts">
        <div>
          <dt>{words.version}</dt>
          <dd>Pilotlight {version}</dd>
        </div>
        <div>
          <dt>{words.canDo}</dt>
          <dd>{can.length === 0 ? words.canNothing : can.join(', ')}</dd>
        </div>
      </dl>
    </section>
  );
}

function LooksSection({ onChange }: { readonly onChange: (patch: SettingsPatch) => void }) {
  const words = settingsText();
  const { settings } = useSnapshot();
  return (
    <section aria-labelledby="settings-looks">
      <h2 id="settings-looks">{words.looks}</h2>
      <div className="setting">
        <span aria-hidden="true">{words.theme}</span>
        <Segmented
          legend={words.theme}
          options={THEMES.map((value) => ({ value, label: words.themes[value] }))}
          value={settings.theme}
          onChange={(theme) => onChange({ theme })}
        />
      </div>
      <div className="setting">
        <span aria-hidden="true">{words.language}</span>
        <Segmented
          legend={words.language}
          options={LANGUAGES.map((value) => ({ value, label: words.languages[value] }))}
          value={settings.language}
          onChange={(language) => onChange({ language })}
        />
      </div>
    </section>
  );
}

/** Whether Pilotlight starts with the computer; where only the system can see to that, how. */
function StartSection({ onChange }: { readonly onChange: (patch: SettingsPatch) => void }) {
  const words = settingsText();
  const { settings, capabilities } = useSnapshot();
  if (!capabilities.startAtLogin && capabilities.startAtLoginElsewhere !== true) return null;
  return (
    <section aria-labelledby="settings-start">
      <h2 id="settings-start">{words.start}</h2>
      {capabilities.startAtLogin ? (
        <Switch
          label={words.startAtLogin}
          isOn={settings.startAtLogin}
          onChange={(startAtLogin) => onChange({ startAtLogin })}
        />
      ) : (
        <p className="muted">{TEXT.desktop.firstRun.startElsewhere}</p>
      )}
    </section>
  );
}

/** What the user can choose; each change is kept at once. The order is that of `SETTINGS_PARTS`. */
export function SettingsView({ part }: { readonly part: SettingsPart | null }) {
  const words = settingsText();
  const set = useCommand('settings.set');
  const change = (patch: SettingsPatch): void => void set.run(patch);

  return (
    <section aria-labelledby="settings-heading" className="settings">
      <h1 id="settings-heading">{words.title}</h1>
      <Contents part={part} />
      {set.failure === null ? null : (
        <p className="failed" role="alert">
          {set.failure.message}
        </p>
      )}
      <LooksSection onChange={change} />
      <NotificationsSection onChange={change} />
      <StartSection onChange={change} />
      <KeysSection onChange={change} />
      <ProbesSection onChange={change} />
      <RealUseSection onChange={change} />
      <ModelCheckSection onChange={change} />
      <SpellingSection onChange={change} />
      <LocalModelSection onChange={change} />
      <DataSection />
      <SettingsFileSection />
      <CatalogueSection />
      <section aria-labelledby="settings-privacy">
        <h2 id="settings-privacy">{words.privacy}</h2>
        <ul className="points">
          {words.privacyPoints.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ul>
      </section>
      <About />
    </section>
  );
}
