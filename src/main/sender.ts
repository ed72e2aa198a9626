import { isOwnUrl } from './origin.ts';

/** Who sends an IPC message, as far as it decides anything. */
export interface Sender {
  readonly contentsId: number;
  /** Null once the frame has navigated on or is gone. */
  readonly frame: { readonly url: string; readonly isMainFrame: boolean } | null;
}

/**
 * Whether a message comes from a page of ours: in one of our windows, its main frame, our origin. Anything else, such as a frame
 * inside it or a page that took its place, is refused.
 * https://www.electronjs.org/docs/latest/tutorial/security#17-validate-the-sender-of-all-ipc-messages
 */
export function isOwnPage(
  sender: Sender,
  isOwnContents: (contentsId: number) => boolean,
  devOrigin: string | null,
): boolean {
  const { contentsId, frame } = sender;
  if (frame === null) return false;
  return isOwnContents(contentsId) && frame.isMainFrame && isOwnUrl(frame.url, devOrigin);
}
