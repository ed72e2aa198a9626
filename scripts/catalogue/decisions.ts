import type { ComponentRef, PageRef } from '../../src/shared/service.ts';

/** Decisions of this catalogue that the collected facts do not make by themselves. */

/** Entries written by hand, taken from the catalogue as it is; the first of them is watched by default. */
export const BY_HAND: readonly string[] = ['claude', 'openai', 'github-copilot'];

/**
 * Entries whose page, format or ids may be out of date: found by the host's name alone, from a single old source, said to have
 * moved, or believed retired.
 */
export const DOUBTFUL: readonly string[] = `
  1password discord elastic loom mixpanel mongodb opsgenie snyk twitch perplexity fal langfuse cursor
  character-ai docker miro railway langsmith commercetools dynatrace prefect sectigo
  plausible-analytics runway-app-releases intercom-au-hosting intercom-eu-hosting intercom-us-hosting
  google-maps-platform visual-studio-app-center threader keen-io equinix-metal buildjet height
  victorops amazee-io bitwarden braintree buttondown freecodecamp govcms netdata spacehey
  abnormal-security bitfinex canary codeship flagsmith gearhost geckoboard ghost-inspector gitguardian
  gladly guardrails huntress ipvanish jostle-ap lucidchart mxtoolbox nudge-security pdq permit-io
  realvnc savvycal sonarcloud spacelift surveymonkey testrail tettra vonage vonage-api openrouter
`
  .trim()
  .split(/\s+/);

/** Pages read otherwise than recorded; null for those that only a browser can read, or that tell nothing of this service. */
export const PAGES: Readonly<Record<string, Pick<PageRef, 'format' | 'key'> | null>> = {
  mistral: { format: 'checkly', key: 'mistral-ai' },
  openrouter: { format: 'rss', key: 'https://status.openrouter.ai/incidents.rss' },
  neon: { format: 'statusio', key: '6878fc85709daa75be6c7e3c' },
  'microsoft-365': { format: 'microsoft365', key: 'm365Consumer' },
  // The consumer list names no Copilot of its own.
  'microsoft-copilot': null,
  // No service key of Kiro's is recorded, and the rest of AWS says nothing of it.
  kiro: null,
};

/** The regions an AWS service is watched in unless the user picks others: an event stays with its region. */
const AWS_REGIONS = ['us-east-1', 'us-west-2', 'eu-west-1', 'eu-central-1', 'ap-northeast-1'];

function inRegions(services: readonly (readonly [key: string, name: string])[]): readonly ComponentRef[] {
  return services.flatMap(([key, name]) =>
    AWS_REGIONS.map((region) => ({ id: `${key}-${region}`, name: `${name}, ${region}`, group: name })),
  );
}

const list = (...names: readonly string[]): readonly ComponentRef[] =>
  names.map((name) => ({ id: name, name, group: null }));

/** Components watched by default where the recorded list is none, or is all there are: an empty list is all. */
export const COMPONENTS: Readonly<Record<string, readonly ComponentRef[]>> = {
  'amazon-bedrock': inRegions([['bedrock', 'Amazon Bedrock']]),
  aws: inRegions([
    ['multipleservices', 'Multiple services'],
    ['ec2', 'EC2'],
    ['s3', 'S3'],
    ['lambda', 'Lambda'],
    ['dynamodb', 'DynamoDB'],
  ]),
  apple: [],
  'apple-developer': [],
  firebase: [],
  'microsoft-365': [],
  turbopuffer: [],
  openrouter: [],
  gemini: [{ id: 'npdyhgECDJ6tB66MxXyo', name: 'Gemini', group: null }],
  'google-antigravity': [{ id: 'npdyhgECDJ6tB66MxXyo', name: 'Gemini', group: null }],
  'gemini-api': [{ id: 'Z0FZJAMvEB4j3NbCJs6B', name: 'Vertex Gemini API', group: null }],
  'vertex-ai': [{ id: 'Z0FZJAMvEB4j3NbCJs6B', name: 'Vertex Gemini API', group: null }],
  grok: list('Grok (iOS)', 'Grok (Android)', 'Grok (Web)'),
  xai: list('API', 'API (us-east-1.api.x.ai)'),
};

/** Probes whose answer was only ever seen to a POST, or is no JSON: what it contains proves nothing. */
export const ANY_BODY: readonly string[] = ['perplexity', 'voyage-ai', 'assemblyai', 'turbopuffer'];
