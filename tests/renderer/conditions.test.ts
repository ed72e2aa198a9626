import { describe, expect, it } from 'vitest';
import {
  conditionWords,
  readConditions,
  toTyped,
  withTargetConditions,
} from '../../src/renderer/views/services/conditions.ts';
import { ConditionsSchema, ServiceSchema } from '../../src/shared/service.ts';

const ALL = ConditionsSchema.parse({
  status: 204,
  text: 'pong',
  json: { path: 'checks[0].status', equals: 'ok' },
  certificateDays: 14,
});

describe('readConditions', () => {
  it.each([{}, { status: 404 }, { json: { path: 'ok' } }, ALL])('reads back what stands for %j', (must) => {
    expect(readConditions(toTyped(must))).toEqual({ must, wrong: [] });
  });

  it.each([
    ['status', '99'],
    ['status', '20O'],
    ['status', '2e2.5'],
    ['certificate', '0'],
    ['certificate', '366'],
    ['certificate', '1.5'],
  ])('names the field %s that holds %j', (field, text) => {
    expect(readConditions({ ...toTyped({}), [field]: text }).wrong).toEqual([field]);
  });

  it('asks where a value is to be found', () => {
    expect(readConditions({ ...toTyped({}), value: 'ok' }).wrong).toEqual(['path']);
  });

  it('takes spaces around a number for nothing, and those of a text for meant', () => {
    expect(readConditions({ ...toTyped({}), status: ' 200 ', text: ' pong ' }).must).toEqual({
      status: 200,
      text: ' pong ',
    });
  });
});

describe('withTargetConditions', () => {
  const target = (id: string) => ({ id, name: id, url: `https://${id}.example/` });
  const service = ServiceSchema.parse({
    id: 'mine',
    name: 'Mine',
    targets: [target('a'), { ...target('b'), must: { status: 200 } }],
  });

  it('changes the one target alone, and takes conditions away altogether', () => {
    const changed = withTargetConditions(service, 'a', { text: 'pong' });
    expect(changed.targets.map(({ must }) => must)).toEqual([{ text: 'pong' }, { status: 200 }]);
    const [, cleared] = withTargetConditions(service, 'b', {}).targets;
    expect(cleared).not.toHaveProperty('must');
  });
});

describe('conditionWords', () => {
  it('names each condition', () => {
    expect(conditionWords(ALL)).toEqual([
      'HTTP status 204',
      'the text “pong”',
      '“ok” at checks[0].status in its JSON',
      'a certificate with 14 days left',
    ]);
    expect(conditionWords()).toEqual([]);
  });
});
