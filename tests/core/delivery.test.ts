import { expect, it } from 'vitest';
import { createDelivery } from '../../src/core/delivery.ts';
import type { Notification } from '../../src/core/notification.ts';

const MESSAGE: Notification = {
  id: 'started-claude-1',
  at: 1,
  kind: 'started',
  serviceIds: ['claude'],
  place: null,
  title: 'Claude is down',
  body: '',
  urgency: 'normal',
};

it('hands a message to the others, though one throws before it could answer', async () => {
  const shown: string[] = [];
  const errors: unknown[] = [];
  const delivery = createDelivery((id) => shown.push(id), {
    error: (_event, fields) => errors.push(fields?.error),
  });
  delivery.add(() => {
    throw new Error('no bus');
  });
  delivery.add(async () => true);
  delivery.deliver(MESSAGE);
  await new Promise(setImmediate);
  expect(shown).toEqual([MESSAGE.id]);
  expect(errors).toEqual(['Error: no bus']);
});
