import { describe, expect, it } from 'vitest';
import { parseRoute } from '../../src/renderer/route.ts';
import { placeOf, toPlaceHash } from '../../src/shared/place.ts';

describe('toPlaceHash', () => {
  it.each([
    [placeOf('now'), '#/now', { view: 'now' }],
    [placeOf('now', 'claude'), '#/now?service=claude', { view: 'now', serviceId: 'claude' }],
    [
      { view: 'incidents', serviceId: 'a&b=c', itemId: 'x/y?z#1' },
      '#/incidents/x%2Fy%3Fz%231?service=a%26b%3Dc',
      { view: 'incidents', incidentId: 'x/y?z#1', serviceId: 'a&b=c' },
    ],
    [placeOf('history', 'claude'), '#/history?service=claude', { view: 'history', serviceId: 'claude' }],
    [placeOf('notes'), '#/notes', { view: 'notes', noteId: null }],
    [{ view: 'notes', serviceId: null, itemId: 'new' }, '#/notes/new', { view: 'notes', noteId: 'new' }],
    [placeOf('settings'), '#/settings', { view: 'settings' }],
  ] as const)('%j is %s, and the window reads it back', (place, hash, route) => {
    expect(toPlaceHash(place)).toBe(hash);
    expect(parseRoute(hash)).toMatchObject(route);
  });
});
