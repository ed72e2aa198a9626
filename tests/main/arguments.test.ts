import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../src/main/arguments.ts';

describe('parseArguments', () => {
  it.each([
    [['electron', '.'], {}, { dataDir: null, servicesFile: null, hidden: false }],
    [['app', '--hidden'], {}, { dataDir: null, servicesFile: null, hidden: true }],
    [['app', '--data-dir', '/a b'], {}, { dataDir: '/a b', servicesFile: null, hidden: false }],
    [
      ['app', '--data-dir=/a'],
      { PILOTLIGHT_DATA_DIR: '/env' },
      { dataDir: '/a', servicesFile: null, hidden: false },
    ],
    [['app'], { PILOTLIGHT_DATA_DIR: '/env' }, { dataDir: '/env', servicesFile: null, hidden: false }],
    [['app'], { PILOTLIGHT_DATA_DIR: '' }, { dataDir: null, servicesFile: null, hidden: false }],
    [['app', '--services', 'mine.json'], {}, { dataDir: null, servicesFile: 'mine.json', hidden: false }],
    [['app', '--data-dir', '--hidden'], {}, { dataDir: null, servicesFile: null, hidden: true }],
    [
      ['app', '--original-process-start-time=1', '--data-dir='],
      {},
      { dataDir: null, servicesFile: null, hidden: false },
    ],
  ])('%j with %j', (argv, env, expected) => {
    expect(parseArguments(argv, env)).toEqual(expected);
  });
});
