import type { FetchPage, PageAnswer } from '../ports.ts';

/** A fetch that asks each address once and answers the same from then on: for looking at one page and then reading it. */
export function createAskOnce(fetchPage: FetchPage): FetchPage {
  const asked = new Map<string, Promise<PageAnswer>>();
  return (request) => {
    const known = asked.get(request.url);
    if (known !== undefined) return known;
    const answer = fetchPage({ ...request, etag: null });
    asked.set(request.url, answer);
    return answer;
  };
}
