import type { Level } from '../shared/level.ts';
import type { CatalogueAction } from './commands/catalogue-action.ts';
import type { NoteAction } from './commands/note-action.ts';
import type { ExitCode } from './exit-code.ts';

/** What every command can be told. */
export interface CommonOptions {
  readonly json: boolean;
  /** The data folder; undefined for the user's own. */
  readonly dataDir: string | undefined;
  /** A services file that replaces the catalogue. */
  readonly services: string | undefined;
}

/** One command line, understood. */
export type Command = { readonly common: CommonOptions } & (
  | { readonly kind: 'status'; readonly asked: readonly string[]; readonly withAllComponents: boolean }
  | { readonly kind: 'watch'; readonly asked: readonly string[] }
  | {
      readonly kind: 'wait';
      readonly asked: string;
      readonly level: Level;
      readonly timeoutMs: number | null;
    }
  | {
      readonly kind: 'serve';
      readonly host: string;
      /** Undefined where the user named none: then a free one is as good as the usual one. */
      readonly port: number | undefined;
      readonly open: boolean;
    }
  | {
      readonly kind: 'check';
      readonly address: string;
      /** How long one address may take to answer. */
      readonly timeoutMs: number;
    }
  | { readonly kind: 'diagnose' }
  | { readonly kind: 'note'; readonly action: NoteAction }
  | { readonly kind: 'catalogue'; readonly action: CatalogueAction }
  | {
      readonly kind: 'demo';
      /** Undefined for a story of about three minutes. */
      readonly speed: number | undefined;
      readonly exit: boolean;
      readonly scenario: string;
      readonly port: number | undefined;
    }
);

export type CommandOf<Kind extends Command['kind']> = Extract<Command, { readonly kind: Kind }>;

/** A command line that runs nothing: help was asked for, or it could not be understood. */
export interface Refusal {
  readonly code: ExitCode;
  readonly out: string;
  readonly err: string;
}
