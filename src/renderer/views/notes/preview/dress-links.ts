/**
 * Makes every link of a fragment either one that leads to a known host, or a button that copies its address: a note may have been
 * pasted from anywhere, and nothing in it is to lead anywhere unseen.
 */
export function dressLinks(
  fragment: DocumentFragment,
  hosts: ReadonlySet<string>,
  act: {
    readonly open: (url: string, event: Event) => void;
    readonly copy: (url: string) => void;
    readonly copyWords: (url: string) => string;
  },
): void {
  for (const link of fragment.querySelectorAll('a')) {
    const { href } = link;
    const url = URL.canParse(href) ? new URL(href) : null;
    if (url?.protocol === 'https:' && hosts.has(url.hostname)) {
      link.target = '_blank';
      link.rel = 'noreferrer';
      link.title = href;
      link.addEventListener('click', (event) => act.open(href, event));
      continue;
    }
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'address';
    button.title = act.copyWords(href);
    button.append(...link.childNodes);
    button.addEventListener('click', () => act.copy(href));
    link.replaceWith(button);
  }
}
