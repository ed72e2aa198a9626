import type { CatalogueOrigin } from '../shared/catalogue-calls.ts';
import type { ControlReading, PageFailure, Phases } from '../shared/observation.ts';
import type { Result } from '../shared/result.ts';
import type { Service } from '../shared/service.ts';
import type { Settings, SettingsPatch } from '../shared/settings.ts';
import type { EngineHistory, History } from './history-port.ts';
import type { LoadLocalModels } from './local-model-port.ts';
import type { ModelPort } from './model-ports.ts';
import type { NoteFiles, NoteStore } from './note-ports.ts';

/** Two clocks and a timer. Stamps come from the wall, durations from the monotonic clock: they may drift apart. */
export interface Clock {
  /** Milliseconds since 1970, an integer. It can jump both ways. */
  readonly wallMs: () => number;
  /** Milliseconds on a clock that never goes back. On Linux it stands still while the machine sleeps. */
  readonly monoMs: () => number;
  /** Calls `run` once after `delayMs`; the answer cancels it. */
  readonly after: (delayMs: number, run: () => void) => () => void;
}

/** A page to be read: one GET, conditional where `etag` is known. */
export interface PageRequest {
  readonly url: string;
  readonly etag: string | null;
  readonly signal: AbortSignal;
}

/** What came of one GET of a page. `maxAgeMs` and `retryAfterMs` are what its headers asked for. */
export type PageAnswer =
  | {
      readonly kind: 'body';
      readonly bytes: Uint8Array;
      readonly contentType: string;
      readonly etag: string | null;
      readonly maxAgeMs: number | null;
    }
  | { readonly kind: 'not_modified'; readonly maxAgeMs: number | null }
  | { readonly kind: 'failed'; readonly failure: PageFailure; readonly retryAfterMs: number | null };

/** Reads a page over HTTP: 10 s deadline, 5 MB after decompression, 3 redirects, https only but for loopback. Never rejects. */
export type FetchPage = (request: PageRequest) => Promise<PageAnswer>;

/** How one probe ended, before anything is concluded from it. */
export type ProbeEnd =
  | {
      readonly kind: 'answered';
      readonly status: number;
      /** Header names in lower case. */
      readonly headers: Readonly<Record<string, string>>;
      /** At most 16 KiB of the body, as text. */
      readonly bodyStart: string;
      /** There is more of the body, or all of it is in a coding nobody asked for: what is not in `bodyStart` may still be there. */
      readonly isCut?: boolean;
    }
  | {
      readonly kind: 'failed';
      readonly stage: 'proxy' | 'dns' | 'tcp' | 'tls' | 'http';
      /** Node's or OpenSSL's error code, or `ETIMEDOUT` where the deadline struck in this stage. */
      readonly code: string;
    }
  | { readonly kind: 'aborted' };

export interface ProbeResult {
  readonly at: number;
  readonly phases: Phases;
  readonly end: ProbeEnd;
  /** How far past its deadline the probe was noticed to have ended, in ms: a frozen process shows here. */
  readonly overdueMs: number;
  /** An IPv6 address was tried and failed while IPv4 answered. */
  readonly isIpv6Broken: boolean;
  /** What the target's name led to; left out where it was not resolved here, or is none. */
  readonly addresses?: readonly string[];
  /** When the certificate it showed ends, in ms since 1970; null, or left out, where it showed none. */
  readonly certificateEndsAt?: number | null;
}

export interface ProbeRequest {
  readonly url: string;
  readonly deadlineMs: number;
  readonly signal: AbortSignal;
  /** Nobody minds what the body holds: a stream of events, which need not end, has answered with its head. */
  readonly isHeadEnough?: boolean;
}

/** One fresh connection and one GET. Never rejects. */
export type Probe = (request: ProbeRequest) => Promise<ProbeResult>;

/** What a name server of our own choice, asked over HTTPS at an address that needs no name, said of a target's name. */
export interface NameAnswer {
  readonly answer: 'known' | 'no_such_name' | 'failing' | 'unreachable';
  /** The target probed at the address that server gave; null where it gave none. */
  readonly result: ProbeResult | null;
}

/** Asks another name server about a target that cannot be found, or is found in the wrong place. Never rejects. */
export type AskNameServer = (request: ProbeRequest) => Promise<NameAnswer>;

/** Asks the control hosts and the captive-portal check. Never rejects. */
export type CheckControls = (signal: AbortSignal) => Promise<ControlReading>;

/** Why history could not be written or read, in plain words for the user. */
export interface StorageProblem {
  readonly kind: 'full' | 'read_only' | 'damaged' | 'newer' | 'locked' | 'other';
  readonly message: string;
}
export type Stored = Result<void, StorageProblem>;

export interface SettingsStore {
  readonly get: () => Settings;
  /** Validates, writes and answers the settings as they now are. */
  readonly set: (patch: SettingsPatch) => Result<Settings, StorageProblem>;
}

/** The services that the user added, in a file of their own in the data folder. */
export interface OwnServices {
  readonly list: () => readonly Service[];
  /** Replaces them all; what `list` answers changes only where that succeeds. */
  readonly save: (services: readonly Service[]) => Stored;
}

/** The services on offer without those of the user's own: what comes with Pilotlight, or what the user put in its place. */
export interface CatalogueStore {
  readonly services: () => readonly Service[];
  readonly builtIn: readonly Service[];
  /** Where an update came from, and when; null while it is the built-in one. */
  readonly origin: () => CatalogueOrigin | null;
  readonly canUpdate: boolean;
  /** Keeps an update; what `services` answers changes only where that succeeds. */
  readonly keep: (update: CatalogueOrigin & { readonly services: readonly Service[] }) => Stored;
  /** Back to the built-in one. */
  readonly restore: () => Stored;
}

/** The folder in which everything is kept. */
export interface DataFolder {
  readonly path: string;
  /** What lies in it, sizes in bytes. */
  readonly files: () => readonly { readonly name: string; readonly bytes: number }[];
}

type Fields = Readonly<Record<string, unknown>> & { readonly [Own in 'level' | 'time' | 'event']?: never };

/** Structured log lines, whose `fields` repeat no name of their own. Never carries keys, note text or query strings. */
export interface Log {
  readonly info: (event: string, fields?: Fields) => void;
  readonly warn: (event: string, fields?: Fields) => void;
  readonly error: (event: string, fields?: Fields) => void;
}

/**
 * Follows Claude Code's transcripts on this machine: `onLines` gets the whole lines appended from now on, `onProblem` why that
 * cannot go on. The answer ends it. Lines are handed over, never kept.
 */
export type FollowTranscripts = (
  onLines: (lines: readonly string[]) => void,
  onProblem: (reason: string) => void,
) => () => void;

/** Everything the engine needs from outside. */
export interface Ports {
  readonly clock: Clock;
  readonly fetchPage: FetchPage;
  readonly probe: Probe;
  readonly checkControls: CheckControls;
  /** Left out where there is no other name server to ask. */
  readonly askNameServer?: AskNameServer;
  /** Names the network the machine is in; null, or left out, where nobody can tell. */
  readonly networkKey?: () => string | null;
  /** Left out where there is no folder of transcripts to follow. */
  readonly followTranscripts?: FollowTranscripts;
  /** Left out where models cannot be asked. */
  readonly model?: ModelPort;
  readonly history: History;
  readonly settings: SettingsStore;
  readonly catalogue: CatalogueStore;
  readonly ownServices: OwnServices;
  /** The document of names whose status pages are only looked for when they are added; null where there is none. */
  readonly readCandidates: () => unknown;
  readonly dataFolder: DataFolder;
  readonly notes: NoteStore;
  readonly noteFiles: NoteFiles;
  /** Left out where no model server is to be looked for. */
  readonly loadLocalModels?: LoadLocalModels;
  readonly log: Log;
  /** A number from 0 to below 1, for jitter. */
  readonly random: () => number;
}

/** The part of the ports that observes, concludes and remembers, without the notes and the files around it. */
export type EnginePorts = Omit<
  Ports,
  'history' | 'notes' | 'noteFiles' | 'catalogue' | 'readCandidates' | 'dataFolder'
> & { readonly history: EngineHistory };
