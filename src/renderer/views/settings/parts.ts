import type { Snapshot } from '../../../shared/snapshot.ts';
import { SETTINGS_PARTS, type SettingsPart } from '../../route.ts';
import { TEXT } from '../../speech.ts';
import { localModelText } from '../../text/local-model-text.ts';
import { modelCheckText, settingsText } from '../../text/settings-text.ts';

/** The sections there are on this host, in their order, with their headings. */
export function partsFor({
  capabilities,
  modelCheck,
}: Pick<Snapshot, 'capabilities' | 'modelCheck'>): readonly (readonly [SettingsPart, string])[] {
  const words = settingsText();
  const { desktop } = TEXT;
  const isStartKnown = capabilities.startAtLogin || capabilities.startAtLoginElsewhere === true;
  const titles: Readonly<Record<SettingsPart, string | null>> = {
    looks: words.looks,
    notifications: words.notifications,
    start: isStartKnown ? words.start : null,
    keys: capabilities.shortcut === true ? desktop.keys : null,
    probes: words.tries,
    'real-use': capabilities.realUse === true ? desktop.realUse.title : null,
    'model-check': modelCheck === undefined ? null : modelCheckText().title,
    spelling: capabilities.spelling === 'download' ? desktop.spelling.title : null,
    'local-model': localModelText().title,
    data: words.data,
    file: desktop.file.title,
    catalogue: words.catalogue.title,
    privacy: words.privacy,
    about: words.about,
  };
  return SETTINGS_PARTS.flatMap((part) => {
    const title = titles[part];
    return title === null ? [] : [[part, title] as const];
  });
}
