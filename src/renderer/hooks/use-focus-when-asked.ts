import { type RefObject, useEffect, useRef } from 'react';

/** A field that takes the focus when the address asks for it, and again each time it is asked for anew. */
export function useFocusWhenAsked<Field extends HTMLElement>(isAsked: boolean): RefObject<Field | null> {
  const field = useRef<Field>(null);
  useEffect(() => {
    if (!isAsked) return undefined;
    const focus = (): void => field.current?.focus();
    focus();
    globalThis.addEventListener('hashchange', focus);
    return () => globalThis.removeEventListener('hashchange', focus);
  }, [isAsked]);
  return field;
}
