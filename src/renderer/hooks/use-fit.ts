import { type RefObject, useEffect, useRef } from 'react';
import { useClient } from './client-context.ts';

/**
 * Tells the host how high an element wants to be, now and whenever that changes. What scrolls inside of it counts in full: the
 * host decides how much of it there is room for.
 */
export function useFit(): RefObject<HTMLDivElement | null> {
  const client = useClient();
  const place = useRef<HTMLDivElement | null>(null);

  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    let told = 0;
    const measure = (): void => {
      const scrolling = element.querySelector('[data-scrolls]');
      const hidden = scrolling === null ? 0 : scrolling.scrollHeight - scrolling.clientHeight;
      const heightPx = Math.ceil(element.offsetHeight + hidden);
      if (heightPx === told || heightPx === 0) return;
      told = heightPx;
      void client.call('panel.fit', { heightPx });
    };
    const sizes = new ResizeObserver(measure);
    const contents = new MutationObserver(measure);
    sizes.observe(element);
    contents.observe(element, { childList: true, subtree: true, characterData: true });
    measure();
    return () => {
      sizes.disconnect();
      contents.disconnect();
    };
  }, [client]);

  return place;
}
