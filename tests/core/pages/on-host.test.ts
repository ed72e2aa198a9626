import { expect, it } from 'vitest';
import { countOnHosts } from '../../../src/core/pages/on-host.ts';
import type { PageRef } from '../../../src/shared/service.ts';

const page = (format: PageRef['format'], url: string, key?: string): PageRef => ({
  format,
  url,
  ...(key === undefined ? {} : { key }),
  mirrors: [],
});

it('counts the pages of a host by where they are read, not by where they are shown', () => {
  const one = page('rss', 'https://status.one.example', 'https://feeds.example/one.rss');
  const two = page('rss', 'https://status.two.example', 'https://feeds.example/two.rss');
  const own = page('rss', 'https://status.one.example');
  const keyed = page('sorry', 'https://status.three.example', 'three');
  const count = countOnHosts([one, two, own, keyed]);
  expect([one, two, own, keyed].map(count)).toEqual([2, 2, 1, 1]);
});
