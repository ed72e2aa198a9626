import { describe, expect, it } from 'vitest';
import { explainMessage, kindOf } from '../../../src/shared/words/explain.ts';
import { speechIn } from '../../../src/shared/words/languages.ts';
import { SOME_MOMENT, someService, someSnapshot, someVerdict } from '../../support/snapshots.ts';

describe('kindOf', () => {
  it.each([
    [
      'API Error (529 {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}})',
      'overloaded',
    ],
    [
      'API Error: 500 {"type":"error","error":{"type":"api_error","message":"Internal server error"}}',
      'server_error',
    ],
    ['upstream connect error, HTTP 503', 'server_error'],
    ['502 Bad Gateway', 'server_error'],
    ['520: Web server is returning an unknown error', 'server_error'],
    ['Error 429: rate_limit_error, try again in 20s', 'rate_limit'],
    ['Too Many Requests', 'rate_limit'],
    ["You've hit your usage limit. Your limit resets at 3pm. (429)", 'session_limit'],
    ['Claude AI usage limit reached|1761000000', 'session_limit'],
    ['5-hour limit reached ∙ resets 4am', 'session_limit'],
    ['You exceeded your current quota, please check your plan and billing details.', 'billing'],
    ['Your credit balance is too low to access the Anthropic API.', 'billing'],
    ['401 {"error":{"type":"authentication_error","message":"invalid x-api-key"}}', 'login'],
    ['Invalid API key · Please run /login', 'login'],
    ['OAuth token has expired', 'login'],
    ['403 Forbidden', 'permission'],
    ['prompt is too long: 214000 tokens > 200000 maximum', 'too_large'],
    ['413 request_too_large', 'too_large'],
    ['404 {"error":{"type":"not_found_error","message":"model: claude-9"}}', 'not_found'],
    ['Error: getaddrinfo ENOTFOUND api.anthropic.com', 'dns'],
    ['net::ERR_NAME_NOT_RESOLVED', 'dns'],
    ['Error: SELF_SIGNED_CERT_IN_CHAIN', 'certificate'],
    ['unable to get local issuer certificate', 'certificate'],
    ['Request timed out.', 'timeout'],
    ['connect ETIMEDOUT 160.79.104.10:443', 'timeout'],
    ['UND_ERR_HEADERS_TIMEOUT', 'timeout'],
    ['504 Gateway Time-out', 'timeout'],
    ['API Error (Connection error.)', 'network'],
    ['TypeError: fetch failed', 'network'],
    ['read ECONNRESET', 'network'],
    ['socket hang up', 'network'],
    ['stream disconnected before completion', 'network'],
    ['It is 5290 in the year 15000', 'unknown'],
    ['Something is odd', 'unknown'],
  ])('reads %j as %s', (message, kind) => {
    expect(kindOf(message)).toBe(kind);
  });

  it('is not held up by a very long message', () => {
    expect(kindOf(`${'a '.repeat(500_000)}529`)).toBe('unknown');
  });
});

describe('explainMessage', () => {
  const claude = someService({ id: 'claude', name: 'Claude' });
  const broken = {
    ...claude,
    verdict: someVerdict({ level: 'major_outage', cause: 'provider', reason: 'failing_here' }),
  };
  const target = {
    id: 't',
    name: 't',
    url: 'https://api.openai.com/v1',
    last: null,
    recent: [],
    nextAt: null,
  };
  const openAi = someService({ id: 'openai', name: 'OpenAI', targets: [target] });
  const explain = (message: string, parts: Parameters<typeof someSnapshot>[0] = {}) =>
    explainMessage(message, someSnapshot({ services: [claude, openAi], ...parts }), SOME_MOMENT);

  it('has nothing to say about nothing', () => {
    expect(explain('  \n')).toBeNull();
  });

  it('says that it fits an outage that is known', () => {
    expect(explain('Claude: 529 overloaded', { services: [broken] })).toMatchObject({
      whose: 'provider',
      now: expect.stringMatching(/^That fits what is known now\. Claude fails from here/),
    });
  });

  it('says that a limit is no outage', () => {
    expect(explain('usage limit reached')).toMatchObject({
      whose: 'you',
      now: expect.stringContaining('nothing to do with an outage'),
    });
  });

  it('says that the service works again, or that it concerns this request alone', () => {
    expect(explain('500 from Claude')?.now).toContain('Claude works from here now');
  });

  it('looks at the user’s own connection first', () => {
    const parts = { connection: { state: 'offline' as const, reading: null } };
    expect(explain('fetch failed', parts)?.now).toContain('Your own connection is in trouble');
    expect(explain('401 unauthorized', parts)?.now).not.toContain('Your own connection');
  });

  it.each([
    ['POST https://api.openai.com/v1/chat 500', 'openai'],
    ['OpenAI is down', 'openai'],
    ['claude: 500', 'claude'],
    ['500', 'claude'],
  ])('knows which service %j is about', (message, serviceId) => {
    expect(explain(message)?.serviceId).toBe(serviceId);
  });

  it('speaks German', () => {
    const explained = explainMessage('529', someSnapshot(), SOME_MOMENT, speechIn('de'));
    expect(explained?.title).toBe('Der Anbieter ist überlastet');
  });
});
