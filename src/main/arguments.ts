/** What the command line and the environment ask of the desktop app. */
export interface Arguments {
  /** Where everything is kept; null for Electron's own choice. */
  readonly dataDir: string | null;
  /** A services file that replaces the catalogue. */
  readonly servicesFile: string | null;
  /** Start without a window, as at login. */
  readonly hidden: boolean;
}

function flagValue(argv: readonly string[], flag: string): string | null {
  const inline = argv.find((argument) => argument.startsWith(`${flag}=`));
  if (inline !== undefined) return inline.slice(flag.length + 1) || null;
  const at = argv.indexOf(flag);
  const next = at === -1 ? undefined : argv[at + 1];
  return next === undefined || next.startsWith('--') ? null : next;
}

/**
 * Reads the app's own options out of a command line and leaves Electron's and Chromium's alone. `--data-dir` goes before
 * PILOTLIGHT_DATA_DIR. A flag without a value counts as not given.
 */
export function parseArguments(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Arguments {
  return {
    dataDir: flagValue(argv, '--data-dir') ?? (env.PILOTLIGHT_DATA_DIR || null),
    servicesFile: flagValue(argv, '--services'),
    hidden: argv.includes('--hidden'),
  };
}
