import DOMPurify from 'dompurify';

/** What Markdown makes, and nothing that loads, runs, styles or frames anything. */
const TAGS =
  'h1 h2 h3 h4 h5 h6 p br hr blockquote ul ol li pre code em strong s a table thead tbody tr th td input'.split(
    ' ',
  );
const ATTRIBUTES = ['href', 'title', 'class', 'start', 'type', 'checked', 'data-line'];

/** HTML as nodes that are safe to show, whatever it was: the second lock behind a reader that lets no HTML through. */
export function toSafeFragment(html: string): DocumentFragment {
  const fragment = DOMPurify.sanitize(html, {
    ALLOWED_TAGS: TAGS,
    ALLOWED_ATTR: ATTRIBUTES,
    ALLOW_DATA_ATTR: false,
    ALLOWED_URI_REGEXP: /^https?:/i,
    // These hold no address, and would be measured as if they did.
    ADD_URI_SAFE_ATTR: ['type', 'checked', 'start', 'data-line'],
    RETURN_DOM_FRAGMENT: true,
  });
  for (const input of fragment.querySelectorAll('input')) {
    if (input.getAttribute('type') !== 'checkbox') input.remove();
  }
  return fragment;
}
