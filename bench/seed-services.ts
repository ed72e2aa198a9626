import { type Service, ServiceSchema } from '../src/shared/service.ts';

const COMPONENTS: Readonly<Record<string, readonly string[]>> = {
  claude: ['claude.ai', 'Claude Console', 'Claude API', 'Claude Code', 'Claude Cowork'],
  openai: ['Chat Completions', 'Responses', 'Embeddings', 'Images', 'ChatGPT'],
  copilot: ['Copilot', 'Copilot AI Model Providers'],
};

function service(
  id: string,
  name: string,
  targets: readonly (readonly [id: string, name: string])[],
): Service {
  return ServiceSchema.parse({
    id,
    name,
    category: 'ai',
    homepage: `https://${id}.example`,
    page: { format: 'statuspage', url: `https://status.${id}.example` },
    components: (COMPONENTS[id] ?? []).map((component, index) => ({ id: `${id}-${index}`, name: component })),
    targets: targets.map(([targetId, targetName]) => ({
      id: targetId,
      name: targetName,
      url: `https://${targetId}`,
    })),
    watchedByDefault: true,
  });
}

/** Three services with five targets between them, and none of them reachable: nothing here is ever asked. */
export const SEED_SERVICES: readonly Service[] = [
  service('claude', 'Claude', [
    ['api.claude.example', 'Claude API'],
    ['claude.example', 'claude.ai'],
  ]),
  service('openai', 'OpenAI', [
    ['api.openai.example', 'OpenAI API'],
    ['openai.example', 'ChatGPT'],
  ]),
  service('copilot', 'GitHub Copilot', [['copilot.example', 'Copilot proxy']]),
];
