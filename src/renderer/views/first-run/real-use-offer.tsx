import type { SettingsPatch } from '../../../shared/settings.ts';
import { Button } from '../../components/button.tsx';
import { Switch } from '../../components/switch.tsx';
import { useSnapshot } from '../../hooks/client-context.ts';
import { useCommand } from '../../hooks/use-command.ts';
import { TEXT } from '../../speech.ts';

interface RealUseSwitchProps {
  readonly onChange: (patch: SettingsPatch) => void;
}

/** Consent to learn from what Claude Code writes of its own errors, with what is read of it and what is not. */
export function RealUseSwitch({ onChange }: RealUseSwitchProps) {
  const { settings } = useSnapshot();
  return (
    <Switch
      label={TEXT.desktop.realUse.switch}
      hint={TEXT.desktop.realUse.hint}
      isOn={settings.realUse.enabled}
      onChange={(enabled) => onChange({ realUse: { enabled } })}
    />
  );
}

/** The offer on its own, for a host with no other first run; put away for good by one press. */
export function RealUseOffer() {
  const set = useCommand('settings.set');
  const change = (patch: SettingsPatch): void => void set.run(patch);
  return (
    <section className="first-run" aria-labelledby="real-use-heading">
      <h2 id="real-use-heading">{TEXT.desktop.realUse.title}</h2>
      <RealUseSwitch onChange={change} />
      {set.failure === null ? null : <p role="alert">{set.failure.message}</p>}
      <Button onClick={() => change({ firstRunDone: true })}>{TEXT.desktop.firstRun.done}</Button>
    </section>
  );
}
