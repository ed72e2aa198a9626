import { Parser } from 'htmlparser2';
import { err, ok, type Result } from '../../shared/result.ts';
import { decodeXml } from './decode.ts';
import type { FeedProblem } from './feed.ts';

/** One entry of a news feed, RSS or Atom, as text: HTML where the feed has HTML. */
export interface NewsItem {
  readonly id: string;
  readonly title: string;
  readonly link: string;
  readonly body: string;
  readonly categories: readonly string[];
  /** As written; `published` falls back on nothing, `updated` is Atom's alone. */
  readonly published: string;
  readonly updated: string;
}

/** A news feed; `builtAt` is RSS's `lastBuildDate` or Atom's `updated`, as written. */
export interface NewsFeed {
  readonly title: string;
  readonly builtAt: string;
  readonly items: readonly NewsItem[];
}

const ROOTS = new Set(['rss', 'feed', 'rdf:rdf']);
const ITEMS = new Set(['item', 'entry']);
const MAX_ITEMS = 300;
const MAX_TEXT = 100_000;
/** No news feed is so deep. Each further step costs the parser more than the one before. */
const MAX_DEPTH = 100;

interface Draft {
  readonly texts: Map<string, string>;
  readonly categories: string[];
  link: string;
}

const newDraft = (): Draft => ({ texts: new Map(), categories: [], link: '' });

/**
 * Reads RSS 2.0 or Atom. XML that is another language, or that ends before it is closed, is a problem, not an empty feed: an empty
 * one says that nothing is wrong. Entities of the document's own are never expanded.
 */
export function parseNews(bytes: Uint8Array): Result<NewsFeed, FeedProblem> {
  const text = decodeXml(bytes).trimStart();
  if (text === '') return err({ kind: 'truncated', detail: 'ends after 0 bytes' });
  if (!text.startsWith('<')) return err({ kind: 'not_json', detail: 'text' });
  const channel = newDraft();
  const items: NewsItem[] = [];
  const path: string[] = [];
  let item: Draft | null = null;
  let isWhole = false;
  let isBroken = false;
  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        const name = tag.toLowerCase();
        path.push(name);
        if ((path.length === 1 && !ROOTS.has(name)) || path.length > MAX_DEPTH) {
          isBroken = true;
          parser.pause();
          return;
        }
        if (ITEMS.has(name) && item === null) item = newDraft();
        const target = item ?? channel;
        const isOwn = depthBelow(path) === 1;
        if (!isOwn) return;
        if (name === 'link' && attributes.href !== undefined && isAlternate(attributes.rel)) {
          target.link ||= attributes.href;
        }
        if (name === 'category' && attributes.term !== undefined) target.categories.push(attributes.term);
      },
      ontext(chunk) {
        const name = path.at(-1);
        if (name === undefined || depthBelow(path) !== 1) return;
        const { texts } = item ?? channel;
        const known = texts.get(name) ?? '';
        if (known.length < MAX_TEXT) texts.set(name, known + chunk);
      },
      onclosetag(tag, isImplied) {
        const name = tag.toLowerCase();
        path.pop();
        if (path.length === 0 && !isImplied) isWhole = true;
        if (item === null) return;
        if (name === 'category') {
          const category = item.texts.get('category')?.trim() ?? '';
          item.texts.delete('category');
          if (category !== '') item.categories.push(category);
        }
        if (!ITEMS.has(name)) return;
        if (items.length < MAX_ITEMS) items.push(toItem(item));
        item = null;
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(text);
  if (isBroken) return err({ kind: 'not_json', detail: 'markup' });
  if (!isWhole) return err({ kind: 'truncated', detail: `ends after ${bytes.byteLength} bytes` });
  const of = (name: string) => channel.texts.get(name)?.trim() ?? '';
  return ok({ title: of('title'), builtAt: of('lastbuilddate') || of('updated') || of('pubdate'), items });
}

/** How deep a path is below its item, or below the channel: 1 for a field of its own. */
function depthBelow(path: readonly string[]): number {
  const at = path.findIndex((name) => ITEMS.has(name));
  if (at >= 0) return path.length - 1 - at;
  return path.length - (path[1] === 'channel' ? 2 : 1);
}

function isAlternate(rel: string | undefined): boolean {
  return rel === undefined || rel === 'alternate';
}

function toItem({ texts, categories, link }: Draft): NewsItem {
  const of = (...names: readonly string[]): string => {
    for (const name of names) {
      const text = texts.get(name)?.trim() ?? '';
      if (text !== '') return text;
    }
    return '';
  };
  const address = link || of('link');
  const published = of('pubdate', 'published', 'dc:date');
  const updated = of('updated', 'atom:updated');
  const title = of('title');
  return {
    id: of('guid', 'id') || address || `${title}-${published || updated}`,
    title,
    link: address,
    body: of('content', 'content:encoded', 'description', 'summary'),
    categories,
    published,
    updated,
  };
}
