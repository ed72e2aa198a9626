/** The names of the calls that ask something of the host itself; see `host-calls.ts`. */
export const HOST_CALL_NAMES = [
  'notification.test',
  'settings.export',
  'settings.import',
  'window.open',
  'window.hold',
  'panel.fit',
  'panel.close',
] as const;
export type HostCallName = (typeof HOST_CALL_NAMES)[number];
