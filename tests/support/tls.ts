import { generate } from 'selfsigned';

const DAY_MS = 86_400_000;

export interface ServerIdentity {
  readonly key: string;
  readonly cert: string;
}

export interface TestAuthority {
  readonly caPem: string;
  /** A server certificate for these names and addresses; an expired one ended yesterday. */
  readonly issue: (
    names: readonly string[],
    options?: { readonly addresses?: readonly string[]; readonly isExpired?: boolean },
  ) => Promise<ServerIdentity>;
}

/** A certificate authority for one test file, in memory. */
export async function createTestAuthority(name = 'Test authority'): Promise<TestAuthority> {
  const authority = await generate([{ name: 'commonName', value: name }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(Date.now() - 10 * DAY_MS),
    notAfterDate: new Date(Date.now() + 10 * DAY_MS),
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  return {
    caPem: authority.cert,
    issue: async (names, { addresses = [], isExpired = false } = {}) => {
      const leaf = await generate([{ name: 'commonName', value: names[0] ?? 'nameless' }], {
        keyType: 'ec',
        algorithm: 'sha256',
        ca: { key: authority.private, cert: authority.cert },
        notBeforeDate: new Date(Date.now() - 5 * DAY_MS),
        notAfterDate: new Date(Date.now() + (isExpired ? -DAY_MS : 5 * DAY_MS)),
        extensions: [
          { name: 'basicConstraints', cA: false, critical: true },
          { name: 'keyUsage', digitalSignature: true, critical: true },
          { name: 'extKeyUsage', serverAuth: true },
          {
            name: 'subjectAltName',
            altNames: [
              ...names.map((value) => ({ type: 2 as const, value })),
              ...addresses.map((ip) => ({ type: 7 as const, ip })),
            ],
          },
        ],
      });
      return { key: leaf.private, cert: leaf.cert };
    },
  };
}
