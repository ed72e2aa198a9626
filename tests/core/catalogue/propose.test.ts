import { describe, expect, it } from 'vitest';
import { toProposal, toServiceId, toServiceName } from '../../../src/core/catalogue/propose.ts';
import type { ProbeEnd, ProbeResult } from '../../../src/core/ports.ts';
import { ServiceSchema } from '../../../src/shared/service.ts';

const URL_OF_PAGE = 'https://status.acme.example';

function tried(end: ProbeEnd): ProbeResult {
  const phases = { dnsMs: 1, tcpMs: 1, tlsMs: 1, ttfbMs: 42, totalMs: 50 };
  return { at: 0, phases, end, overdueMs: 0, isIpv6Broken: false };
}
const answered = (status: number) => tried({ kind: 'answered', status, headers: {}, bodyStart: '' });

describe('toServiceName', () => {
  it.each([
    ['Acme Status', 'Acme'],
    ['Acme - Status Page', 'Acme'],
    ['Status – Acme', 'Acme'],
    ['Acme System Status', 'Acme'],
    ['Acme', 'Acme'],
    ['Status', 'acme.example'],
    ['', 'acme.example'],
    ['\u202Eemca\u202C Status', 'emca'],
  ])('reads %j as %j', (pageName, name) => {
    expect(toServiceName(pageName, URL_OF_PAGE)).toBe(name);
  });
});

describe('toServiceId', () => {
  it.each([
    ['https://status.acme.example/x', [], 'acme-example'],
    ['https://acme.example', ['acme-example'], 'acme-example-2'],
    ['http://127.0.0.1:3001/status/all', [], '127-0-0-1-3001'],
    ['https://xn--bcher-kva.example', [], 'xn-bcher-kva-example'],
  ])('makes an id of %s', (url, taken, id) => {
    const made = toServiceId(url, new Set(taken));
    expect(made).toBe(id);
    expect(ServiceSchema.safeParse({ id: made, name: 'x' }).success).toBe(true);
  });
});

describe('toProposal', () => {
  const page = { format: 'statuspage' as const, url: URL_OF_PAGE, mirrors: [] };
  const preview = {
    at: 0,
    url: URL_OF_PAGE,
    isMirror: false,
    name: 'Acme Status',
    components: [
      { id: 'api', name: 'API', group: null, level: 'partial_outage' as const },
      { id: 'web', name: 'Web', group: null, level: 'operational' as const },
    ],
    incidents: [],
  };

  const state = { name: preview.name, components: preview.components, incidents: [] };

  it('previews a page with its level and components', () => {
    const proposal = toProposal({ kind: 'page', page, preview, state }, null, []);
    expect(proposal).toMatchObject({
      service: { id: 'acme-example', name: 'Acme', page, targets: [] },
      known: null,
      page: { format: 'statuspage', level: 'partial_outage', openIncidents: [] },
      tried: null,
    });
    expect(ServiceSchema.safeParse(proposal.service).success).toBe(true);
  });

  it('says that the catalogue has the page already', () => {
    const known = ServiceSchema.parse({ id: 'acme', name: 'Acme', page });
    expect(toProposal({ kind: 'page', page, preview, state }, null, [known]).known).toEqual({
      id: 'acme',
      name: 'Acme',
    });
  });

  it.each([
    [answered(200), [], { class: 'ok', code: '200', ttfbMs: 42 }],
    [answered(403), [403], { class: 'ok', code: '403', ttfbMs: 42 }],
    [answered(429), [], { class: 'limited', code: '429' }],
    [answered(503), [], { class: 'provider_failure', code: '503' }],
    [tried({ kind: 'failed', stage: 'dns', code: 'ENOTFOUND' }), [], { class: 'network_failure' }],
  ])('makes a target of an address without a page (%#)', (result, aliveStatuses, said) => {
    const proposal = toProposal({ kind: 'target', url: 'https://api.acme.example/v1' }, result, []);
    expect(proposal.service.targets).toMatchObject([{ url: 'https://api.acme.example/v1', aliveStatuses }]);
    expect(proposal.tried).toMatchObject(said);
  });
});
