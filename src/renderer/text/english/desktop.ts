import type { ShownBy } from '../../../shared/host-calls.ts';

const shown: Readonly<Record<ShownBy, string>> = {
  system: 'Shown. If you saw nothing, your system holds notifications back: look into its settings.',
  helper: 'Shown by a helper program, because the system took none from Pilotlight itself.',
  window: 'This system takes no notifications. Pilotlight will tell you in its window, above.',
};

/** What the panel, the first run and the settings say of the desktop around Pilotlight. */
export const desktop = {
  panel: {
    moment: 'One moment…',
    checked: 'Checked',
    more: (count: number): string => `${count} more…`,
    notes: 'Notes',
    /** With how many prompts wait for a service to be back. */
    notesWaiting: (count: number): string => `Notes (${count})`,
    open: 'Open dashboard',
  },
  firstRun: {
    title: 'To begin with',
    lead: 'None of them is required, and all of them are in the settings later.',
    services: 'What do you rely on?',
    allServices: 'All services',
    start: 'Start at login',
    startHint: 'Pilotlight then waits in the tray, without a window.',
    startElsewhere:
      'This package may not switch it on itself. Your system’s settings can: under autostart or startup applications, add Pilotlight.',
    notifications: 'Notifications',
    notificationsHint: 'One when a service fails or gets worse, and one when it is back.',
    tryOne: 'Show one now',
    shown,
    done: 'Done',
  },
  keys: 'Keys from anywhere',
  shortcut: 'Open from anywhere with',
  padShortcut: 'Write a note from anywhere with',
  noShortcut: 'No keys',
  spelling: {
    title: 'Spelling',
    switch: 'Check spelling in the notes',
    hint: 'For that, a dictionary of your language is fetched once from Google, who make the engine of this window. What you write stays here.',
  },
  realUse: {
    title: 'Claude Code is on this computer',
    switch: 'Learn from its own errors',
    hint: 'Of what Claude Code writes here, Pilotlight reads when a request failed and how. It keeps the kind of error and the time, never a text, and sends nothing anywhere.',
  },
  file: {
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
  },
};
