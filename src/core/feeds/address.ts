/** The address of `path` below a page: `https://status.example/eu` and `index.json` are `https://status.example/eu/index.json`. */
export function below(pageUrl: string, path: string): string {
  const { origin, pathname } = new URL(pageUrl);
  return `${origin}${pathname.endsWith('/') ? pathname : `${pathname}/`}${path}`;
}

/** The address of `path` at a page's host, wherever on it the page is. */
export function atHost(pageUrl: string, path: string): string {
  return `${new URL(pageUrl).origin}/${path}`;
}

/** A key as one segment of a path: ids of pages come from files that people write. */
export function segment(key: string | null | undefined): string {
  return encodeURIComponent(key ?? '');
}
