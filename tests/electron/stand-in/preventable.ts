import { playedAs } from './played.ts';

/** An event that a listener can prevent, as Electron hands it out. */
export interface Preventable {
  readonly preventDefault: () => void;
  readonly defaultPrevented: boolean;
}

/** A new preventable event carrying `details` as its own fields. */
export function preventable<Details extends object>(details: Details): Details & Preventable {
  let prevented = false;
  return playedAs<Details & Preventable>(
    Object.defineProperties(details, {
      preventDefault: { value: () => (prevented = true) },
      defaultPrevented: { get: () => prevented },
    }),
  );
}
