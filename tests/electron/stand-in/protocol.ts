import type { CustomScheme, Protocol } from 'electron';

const MEMBERS = [
  'registerSchemesAsPrivileged',
  'handle',
  'isProtocolHandled',
] as const satisfies readonly (keyof Protocol)[];

export const PROTOCOL_FACE = { declared: 'Protocol', members: MEMBERS, statics: [] };

type Handler = (request: Request) => Response | Promise<Response>;

/** `electron.protocol`: handlers by scheme, asked by the routes of every page. */
export class StandInProtocol {
  private readonly handlers = new Map<string, Handler>();
  private readonly standard = new Set<string>();
  private readonly isReady: () => boolean;

  constructor(isReady: () => boolean) {
    this.isReady = isReady;
  }

  registerSchemesAsPrivileged(schemes: readonly CustomScheme[]): void {
    if (this.isReady())
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    for (const { scheme, privileges } of schemes) {
      if (privileges?.standard === true && privileges.secure === true) this.standard.add(scheme);
    }
  }

  handle(scheme: string, handler: Handler): void {
    if (!this.isReady()) throw new Error('protocol.handle can only be used after app is ready');
    // An opaque origin cannot be played by a routed https one.
    if (!this.standard.has(scheme))
      throw new Error(`the stand-in serves only standard, secure schemes: ${scheme}`);
    this.handlers.set(scheme, handler);
  }

  isProtocolHandled(scheme: string): boolean {
    return this.handlers.has(scheme);
  }

  /** The app's answer to a request for one of its own schemes; null where it handles none by that name. */
  async answer(url: string, method: string): Promise<Response | null> {
    const handler = this.handlers.get(url.slice(0, url.indexOf(':')));
    return handler === undefined ? null : await handler(new Request(url, { method }));
  }
}
