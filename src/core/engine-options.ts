import type { Service } from '../shared/service.ts';
import type { Settings } from '../shared/settings.ts';
import type { Capabilities, Notice } from '../shared/snapshot.ts';
import type { Speech } from '../shared/words/speech.ts';
import type { NoteStore } from './note-ports.ts';
import type { EnginePorts } from './ports.ts';

/** What an engine is built of. */
export interface EngineOptions {
  readonly ports: EnginePorts;
  /** The pad, whose prompts wait for services to be back; left out where there is none. */
  readonly pad?: Pick<NoteStore, 'waiting' | 'changes' | 'onChange' | 'onNotice' | 'maintain'>;
  /** Every service on offer beside those of the user's own; the settings say which are watched. */
  readonly catalogue: readonly Service[];
  readonly capabilities: Capabilities;
  /** How to speak to the user for the language the settings name; English where left out. */
  readonly speechFor?: (language: Settings['language']) => Speech;
  readonly version: string;
  /** Names this run of the engine; see `Snapshot.run`. */
  readonly run: string;
  /** What the host found at start, such as a damaged file set aside. */
  readonly notices: readonly Notice[];
}
