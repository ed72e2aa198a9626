import { EventEmitter } from 'node:events';
import type { Session, WebContents, WebRequest } from 'electron';
import { playedAs } from './played.ts';
import type { StandInWebContents } from './web-contents.ts';

const MEMBERS = [
  'setPermissionRequestHandler',
  'setPermissionCheckHandler',
  'setDevicePermissionHandler',
  'resolveProxy',
  'setSpellCheckerEnabled',
  'setSpellCheckerLanguages',
  'availableSpellCheckerLanguages',
  'isSpellCheckerEnabled',
  'getSpellCheckerLanguages',
  'addWordToSpellCheckerDictionary',
  'webRequest',
] as const satisfies readonly (keyof Session)[];
const WEB_REQUEST_MEMBERS = ['onBeforeRequest'] as const satisfies readonly (keyof WebRequest)[];

export const SESSION_FACE = { declared: 'Session', members: MEMBERS, statics: ['defaultSession'] };
export const WEB_REQUEST_FACE = { declared: 'WebRequest', members: WEB_REQUEST_MEMBERS, statics: [] };

type RequestHandler = NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>;
type CheckHandler = NonNullable<Parameters<Session['setPermissionCheckHandler']>[0]>;
type BeforeRequest = (
  details: Electron.OnBeforeRequestListenerDetails,
  callback: (response: Electron.CallbackResponse) => void,
) => void;
export type Permission = Parameters<RequestHandler>[1];

/** `session.webRequest`, as far as cancelling goes. */
export class StandInWebRequest {
  private listener: BeforeRequest | null = null;

  onBeforeRequest(listener: BeforeRequest | null): void {
    if (listener !== null && typeof listener !== 'function') throw new Error('the stand-in takes no filter');
    this.listener = listener;
  }

  /** Whether the app wants this request cancelled. */
  async isCancelled(details: Electron.OnBeforeRequestListenerDetails): Promise<boolean> {
    const { listener } = this;
    if (listener === null) return false;
    const { cancel } = await new Promise<Electron.CallbackResponse>((resolve) => listener(details, resolve));
    return cancel === true;
  }
}

/** `session.defaultSession`: the rules the app lays down, asked by the pages and routes. */
export class StandInSession extends EventEmitter {
  readonly webRequest: StandInWebRequest;
  private requestHandler: RequestHandler | null = null;
  private checkHandler: CheckHandler | null = null;

  constructor(webRequest: StandInWebRequest) {
    super();
    this.webRequest = webRequest;
  }

  setPermissionRequestHandler(handler: RequestHandler | null): void {
    this.requestHandler = handler;
  }

  setPermissionCheckHandler(handler: CheckHandler | null): void {
    this.checkHandler = handler;
  }

  setDevicePermissionHandler(_handler: Parameters<Session['setDevicePermissionHandler']>[0]): void {
    // Headless Chromium has no devices to ask about.
  }

  /** Words are not checked here; what the app sets is kept. */
  readonly availableSpellCheckerLanguages: string[] = ['de', 'en-GB', 'en-US', 'pt-BR'];
  private spellCheckerLanguages: string[] = ['en-US'];
  private isChecking = true;

  setSpellCheckerEnabled(enable: boolean): void {
    this.isChecking = enable;
  }

  isSpellCheckerEnabled(): boolean {
    return this.isChecking;
  }

  setSpellCheckerLanguages(languages: string[]): void {
    const unknown = languages.find((language) => !this.availableSpellCheckerLanguages.includes(language));
    if (unknown !== undefined) throw new Error(`Invalid language code provided: "${unknown}"`);
    this.spellCheckerLanguages = languages;
  }

  getSpellCheckerLanguages(): string[] {
    return this.spellCheckerLanguages;
  }

  addWordToSpellCheckerDictionary(word: string): boolean {
    return word !== '';
  }

  /** There is no system proxy under test; the environment's variables are Node's own business. */
  resolveProxy(_url: string): Promise<string> {
    return Promise.resolve(process.env.STAND_IN_PROXY ?? 'DIRECT');
  }

  async decidePermission(
    contents: StandInWebContents,
    permission: Permission,
    origin: string,
  ): Promise<boolean> {
    const sender = playedAs<WebContents>(contents);
    const details = { isMainFrame: true, requestingUrl: `${origin}/` };
    const { checkHandler, requestHandler } = this;
    const isChecked = checkHandler === null || checkHandler(sender, permission, origin, details);
    if (requestHandler === null) return isChecked;
    const isGranted = await new Promise<boolean>((resolve) =>
      requestHandler(sender, permission, resolve, details),
    );
    return isChecked && isGranted;
  }
}
