import { expect, it } from 'vitest';
import { createListeners } from '../../src/core/listeners.ts';

it('tells the others what one of them throws at', () => {
  const errors: unknown[] = [];
  const heard: number[] = [];
  const listeners = createListeners<number>({ error: (_event, fields) => errors.push(fields?.error) });
  listeners.add(() => {
    throw new Error('a listener of its own mind');
  });
  listeners.add((value) => heard.push(value));
  listeners.tell(1);
  listeners.tell(2);
  expect(heard).toEqual([1, 2]);
  expect(errors).toEqual(Array(2).fill('Error: a listener of its own mind'));
});
