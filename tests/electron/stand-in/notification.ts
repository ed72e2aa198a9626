import { EventEmitter } from 'node:events';
import type { Notification, NotificationConstructorOptions } from 'electron';

const MEMBERS = [
  'show',
  'close',
  'title',
  'body',
  'urgency',
  'silent',
] as const satisfies readonly (keyof Notification)[];

export const NOTIFICATION_FACE = { declared: 'Notification', members: MEMBERS, statics: ['isSupported'] };

/** `electron.Notification` on a desktop that always shows it: `show` is answered by the event of that name, later. */
export class StandInNotification
  extends EventEmitter
  implements Pick<Notification, (typeof MEMBERS)[number]>
{
  title: string;
  body: string;
  urgency: 'normal' | 'critical' | 'low';
  silent: boolean;

  constructor(options: NotificationConstructorOptions = {}) {
    super();
    this.title = options.title ?? '';
    this.body = options.body ?? '';
    this.urgency = options.urgency ?? 'low';
    this.silent = options.silent ?? false;
  }

  static isSupported(): boolean {
    return true;
  }

  show(): void {
    setImmediate(() => this.emit('show', {}));
  }

  close(): void {
    setImmediate(() => this.emit('close', { reason: 'applicationHidden' }));
  }
}
