import { generate } from 'selfsigned';
import type { CertificateFault } from './behaviour.ts';

export interface KeyAndCertificate {
  readonly keyPem: string;
  readonly certificatePem: string;
}

/** Everything the lab's hosts show in a TLS handshake. Only what hangs off `caPem` and is `good` should be believed. */
export interface Certificates {
  readonly caPem: string;
  readonly good: KeyAndCertificate;
  readonly faulty: Readonly<Record<CertificateFault, KeyAndCertificate>>;
}

const DAY_MS = 86_400_000;

interface Authority {
  readonly key: string;
  readonly cert: string;
}

async function createAuthority(name: string, nowMs: number): Promise<Authority> {
  const made = await generate([{ name: 'commonName', value: name }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(nowMs - DAY_MS),
    notAfterDate: new Date(nowMs + 30 * DAY_MS),
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  return { key: made.private, cert: made.cert };
}

const LOOPBACK_NAMES = ['localhost', '*.lab.localhost'];

async function createLeaf(
  authority: Authority,
  names: readonly string[],
  addresses: readonly string[],
  notBeforeMs: number,
  notAfterMs: number,
): Promise<KeyAndCertificate> {
  const made = await generate([{ name: 'commonName', value: names[0] ?? 'localhost' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    ca: authority,
    notBeforeDate: new Date(notBeforeMs),
    notAfterDate: new Date(notAfterMs),
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
  return { keyPem: made.private, certificatePem: made.cert };
}

/**
 * A certificate authority of the lab's own with certificates for its hosts, and one for each way to be wrong. All in memory, all
 * gone with the process. `nowMs` is real wall time: TLS clients check dates against the real clock, whatever the story's. `names`
 * and `addresses` are the hosts they are for beside those of this machine.
 */
export async function createCertificates(
  nowMs: number = Date.now(),
  names: readonly string[] = [],
  addresses: readonly string[] = [],
): Promise<Certificates> {
  const [authority, stranger] = await Promise.all([
    createAuthority('Pilotlight outage lab', nowMs),
    createAuthority('Somebody in between', nowMs),
  ]);
  const ownNames = [...LOOPBACK_NAMES, ...names];
  const ownAddresses = ['127.0.0.1', ...addresses];
  const issue = (by: Authority, fromDays: number, toDays: number) =>
    createLeaf(by, ownNames, ownAddresses, nowMs + fromDays * DAY_MS, nowMs + toDays * DAY_MS);
  const [good, wrongHost, unknownAuthority, expired, notYetValid] = await Promise.all([
    issue(authority, -1, 30),
    createLeaf(authority, ['elsewhere.example'], [], nowMs - DAY_MS, nowMs + 30 * DAY_MS),
    issue(stranger, -1, 30),
    issue(authority, -20, -10),
    issue(authority, 10, 20),
  ]);
  return {
    caPem: authority.cert,
    good,
    faulty: {
      wrong_host: wrongHost,
      unknown_authority: unknownAuthority,
      expired,
      not_yet_valid: notYetValid,
    },
  };
}
