/*
 * The first of a built window: it runs before the rest, which it brings in, is read. It may import nothing, or it would have to wait
 * for that: what there is to bring in, `scripts/early-start.ts` writes into the page.
 */

const MOST_WAIT_MS = 100;

/** What the page says under a name, as a list. */
function listed(name: string): readonly string[] {
  return document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content.split(' ') ?? [];
}

/** Has the browser fetch and compile what the pad is made of beside the window's own code, and not after it. */
function fetchPad(): void {
  for (const href of listed('pad')) {
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
  field.dir = 'auto';
  field.spellcheck = true;
  field.setAttribute('aria-labelledby', 'title');
  field.addEventListener('compositionstart', () => field.setAttribute('data-composing', ''));
  field.addEventListener('compositionend', () => field.removeAttribute('data-composing'));
  document.body.append(field);
  field.focus();
}

/** Answers once what is there is painted, or could have been: a page in the background is not painted at all. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, MOST_WAIT_MS);
    requestAnimationFrame(() => setTimeout(resolve));
  });
}

async function start(): Promise<void> {
  const { hash } = globalThis.location;
  if (hash === '#/notes/new') {
    typeAhead();
    // What follows keeps the page busy: nothing typed meanwhile would be seen.
    await painted();
  }
  if (/^#\/notes\b/.test(hash)) fetchPad();
  for (const src of listed('window')) await import(new URL(src, document.baseURI).href);
}

// It waits for nothing, so that it may be here before the page is.
if (document.readyState === 'loading')
  document.addEventListener('readystatechange', () => void start(), { once: true });
else void start();
