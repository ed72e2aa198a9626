import type { ShownBy } from '../../../shared/host-calls.ts';

const shown: Readonly<Record<ShownBy, string>> = {
  system: 'Shown. If you saw nothing, your system holds notifications back: look into its settings.',
  helper: 'Shown by a helper program, because the system took none from Pilotlight itself.',
  window: 'This system takes no notifications. Pilotlight will tell you in its window, above.',
};

/** What the first run says. */
export const FIRST_RUN = {
  title: 'Three things to begin with',
  lead: 'None of them is required, and all of them are in the settings later.',
  services: 'What do you rely on?',
  allServices: 'All services',
  start: 'Start at login',
  startHint: 'Pilotlight then waits in the tray, without a window.',
  notifications: 'Notifications',
  notificationsHint: 'One when a service fails or gets worse, and one when it is back.',
  tryOne: 'Show one now',
  shown,
  realUse: 'Claude Code is on this computer',
  realUseSwitch: 'Learn from its own errors',
  realUseHint:
    'Of what Claude Code writes here, Pilotlight reads when a request failed and how. It keeps the kind of error and the time, never a text, and sends nothing anywhere.',
  done: 'Done',
};
