import { type RefObject, useEffect, useRef } from 'react';

/** A field that takes the focus when the address asks for it, and again each time it is asked for anew. */
export function useFocusWhenAsked<Field extends HTMLElement>(isAsked: boolean): RefObject<Field | null> {
  const field = useRef<Field>(null);
  useEffect(() => {
    if (!isAsked) return undefined;
    const asked = globalThis.location.hash;
    // On the way to another place it must not take the focus along, and with it out of the page.
    const focus = (): void => {
      if (globalThis.location.hash === asked) field.current?.focus();
    };
    focus();
    globalThis.addEventListener('hashchange', focus);
    return () => globalThis.removeEventListener('hashchange', focus);
  }, [isAsked]);
  return field;
}
