import { Resolver } from 'node:dns/promises';
import * as fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import { type NameReply, parseQuestion, toNameMessage } from '../../../src/lab/world/name-message.ts';
import { createNameServer } from '../../../src/lab/world/name-server.ts';

const KNOWN: Readonly<Record<string, NameReply>> = {
  'both.example': { kind: 'known', addresses: ['203.0.113.10', '2001:db8::1', '2001:db8:99:0:1:2:3:4'] },
  'old.example': { kind: 'known', addresses: ['203.0.113.10'] },
  'broken.example': { kind: 'failing' },
  'silent.example': { kind: 'silence' },
};

async function startResolver(): Promise<Resolver> {
  const server = await createNameServer(
    { address: '127.0.0.1', port: 0 },
    (name) => KNOWN[name] ?? { kind: 'no_such_name' },
  );
  onTestFinished(server.close);
  const resolver = new Resolver({ timeout: 100, tries: 1 });
  resolver.setServers([`127.0.0.1:${server.port}`]);
  return resolver;
}

it('answers a real resolver in both families', async () => {
  const resolver = await startResolver();
  expect(await resolver.resolve4('Both.Example')).toEqual(['203.0.113.10']);
  expect(await resolver.resolve6('both.example')).toEqual(['2001:db8::1', '2001:db8:99:0:1:2:3:4']);
});

it.each([
  ['old.example', 'ENODATA'],
  ['nobody.example', 'ENOTFOUND'],
  ['broken.example', 'ESERVFAIL'],
  ['silent.example', 'ETIMEOUT'],
])('tells a real resolver of %s: %s', async (name, code) => {
  const resolver = await startResolver();
  await expect(resolver.resolve6(name)).rejects.toMatchObject({ code });
});

it('reads no question into what is none, and does not break', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
      const question = parseQuestion(Buffer.from(bytes));
      if (question === null) return;
      const answer = toNameMessage(question, { kind: 'known', addresses: ['203.0.113.10'] });
      expect(answer?.readUInt16BE(0)).toBe(question.id);
    }),
  );
});
