/** What the settings say of the file they can be kept in. */
export const SETTINGS_FILE = {
  title: 'Settings as a file',
  hint: 'To take them to another computer. Start at login and what is read of other programs stay out of it.',
  give: 'Export settings',
  take: 'Import settings…',
  exported: (name: string): string => `Saved as ${name}.`,
  imported: (leftOut: readonly string[]): string =>
    leftOut.length === 0
      ? 'The settings were taken over.'
      : `The settings were taken over, but for services not known here: ${leftOut.join(', ')}.`,
  tooLarge: 'This is not a file of Pilotlight settings.',
};

/** What the settings say of the desktop around Pilotlight. */
export const DESKTOP = {
  shortcut: 'Open from anywhere with',
  noShortcut: 'No keys',
  realUse: 'Claude Code',
  realUseSwitch: 'Learn from its own errors',
  realUseHint:
    'Of what Claude Code writes on this computer, Pilotlight reads when a request failed and how. It keeps the kind of error and the time, never a text, and sends nothing anywhere.',
  test: 'Show a notification now',
};
