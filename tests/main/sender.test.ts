import { describe, expect, it } from 'vitest';
import { isOwnFile, isOwnUrl } from '../../src/main/origin.ts';
import { isOwnPage } from '../../src/main/sender.ts';

const OWN = 'app://pilotlight/index.html#/now';

const isOurs = (contentsId: number): boolean => contentsId === 1 || contentsId === 3;

describe('isOwnPage', () => {
  it.each([1, 3])('lets in the main frame of one of our windows at our origin (%i)', (contentsId) => {
    expect(isOwnPage({ contentsId, frame: { url: OWN, isMainFrame: true } }, isOurs, null)).toBe(true);
  });

  it.each([
    ['another window', { contentsId: 2, frame: { url: OWN, isMainFrame: true } }],
    ['a frame inside ours', { contentsId: 1, frame: { url: OWN, isMainFrame: false } }],
    [
      'another page in our window',
      { contentsId: 1, frame: { url: 'https://evil.example/', isMainFrame: true } },
    ],
    ['an empty page in our window', { contentsId: 1, frame: { url: 'about:blank', isMainFrame: true } }],
    ['a frame that is gone', { contentsId: 1, frame: null }],
  ])('refuses %s', (_case, sender) => {
    expect(isOwnPage(sender, isOurs, null)).toBe(false);
  });

  it('refuses everybody while there is no window', () => {
    expect(isOwnPage({ contentsId: 1, frame: { url: OWN, isMainFrame: true } }, () => false, null)).toBe(
      false,
    );
  });
});

describe('isOwnUrl', () => {
  it.each([
    ['app://pilotlight/', true],
    ['app://pilotlight.evil/', false],
    ['app://other/', false],
    ['https://pilotlight/', false],
    ['file:///index.html', false],
    ['http://localhost:5173/x', false],
    ['', false],
  ])('%s: %s', (url, expected) => {
    expect(isOwnUrl(url, null)).toBe(expected);
  });

  it.each([
    ['blob:app://pilotlight/0b3e', true],
    ['blob:https://evil.example/0b3e', false],
    ['app://pilotlight/index.html', false],
    ['data:text/plain,hello', false],
  ])('knows a file that a page of ours made: %s, %s', (url, expected) => {
    expect(isOwnFile(url, null)).toBe(expected);
  });

  it('knows the development server, and only it', () => {
    expect(isOwnUrl('http://localhost:5173/x', 'http://localhost:5173')).toBe(true);
    expect(isOwnUrl('http://localhost:5174/x', 'http://localhost:5173')).toBe(false);
  });
});
