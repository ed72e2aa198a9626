import { expect, it } from 'vitest';
import { createListeners } from '../../src/core/listeners.ts';

it('tells the others what one of them throws at', () => {
  const bugs: unknown[] = [];
  const heard: number[] = [];
  const listeners = createListeners<number>((error) => bugs.push(error));
  const bug = new Error('a listener of its own mind');
  listeners.add(() => {
    throw bug;
  });
  listeners.add((value) => heard.push(value));
  listeners.tell(1);
  listeners.tell(2);
  expect(heard).toEqual([1, 2]);
  expect(bugs).toEqual([bug, bug]);
});
