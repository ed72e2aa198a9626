/*
 * Runs by itself before the rest of the window is read: it may import nothing, or it would have to wait for that.
 */

/** Has the browser fetch and compile what the pad is made of beside the window's own code, and not after it. */
function fetchPad(): void {
  const listed = document.querySelector<HTMLMetaElement>('meta[name="pad"]')?.content ?? '';
  for (const href of listed.split(' ')) {
    const link = document.createElement('link');
    link.rel = 'modulepreload';
    link.crossOrigin = '';
    link.href = href;
    document.head.append(link);
  }
}

/**
 * Takes the keys until the editor of a new note stands, which then takes the text over (`take-typed-ahead.ts`): whoever pressed
 * the shortcut to write something down is typing by then.
 */
function typeAhead(): void {
  const field = document.createElement('textarea');
  field.className = 'typed-ahead';
  field.spellcheck = true;
  field.setAttribute('aria-labelledby', 'title');
  field.addEventListener('compositionstart', () => field.setAttribute('data-composing', ''));
  field.addEventListener('compositionend', () => field.removeAttribute('data-composing'));
  document.body.append(field);
  field.focus();
}

function start(): void {
  const { hash } = globalThis.location;
  if (/^#\/notes\b/.test(hash)) fetchPad();
  if (hash === '#/notes/new') typeAhead();
}

// It waits for nothing, so that it may be here before the page is.
if (document.readyState === 'loading') document.addEventListener('readystatechange', start, { once: true });
else start();
