/**
 * The name by which operating systems know the app: notifications, task bar and autostart hang on it. Must equal `appId` of
 * electron-builder.yml, or Windows shows no notification: https://www.electronjs.org/docs/latest/tutorial/notifications
 */
export const APP_ID = 'org.pilotlight.Pilotlight';

/** The name people read. */
export const APP_NAME = 'Pilotlight';
