import { z } from 'zod';
import { type Answer, type LabRequest, toApiError, toJsonAnswer } from './reply.ts';

/** Where Anthropic's messages are asked for: https://docs.claude.com/en/api/messages */
export const MESSAGES_PATH = '/v1/messages';

/** The keys the lab knows by what becomes of them; any other of this form is a good one. */
const KEY_FORM = /^sk-ant-lab-(\w+)$/;

/** The least a request for a message must hold. The lab is stricter than life: it wants what a check may cost and no more. */
const MessageSchema = z.object({
  model: z.string().regex(/^claude-[a-z\d-]+$/),
  max_tokens: z.literal(1),
  messages: z.tuple([z.object({ role: z.literal('user'), content: z.string().min(1).max(20) })]),
});

/** Answers a request to a model in health: one token, or what is wrong with the key or the request. */
export function answerMessage({ method, path, apiKey, body, index }: LabRequest): Answer {
  const fail = (status: number, type: string, message: string): Answer =>
    toApiError(status, type, message, index);
  if (path !== MESSAGES_PATH) return fail(404, 'not_found_error', 'Not found');
  if (method !== 'POST') return fail(405, 'invalid_request_error', 'Method Not Allowed');
  if (apiKey === null) return fail(401, 'authentication_error', 'x-api-key header is required');
  switch (KEY_FORM.exec(apiKey)?.[1]) {
    case undefined:
    case 'revoked':
      return fail(401, 'authentication_error', 'invalid x-api-key');
    case 'forbidden':
      return fail(403, 'permission_error', 'The lab lets this key in nowhere.');
    case 'broke':
      return fail(400, 'invalid_request_error', 'The lab says that your credit balance is too low.');
    default:
  }
  const parsed = MessageSchema.safeParse(parseJson(body));
  if (!parsed.success) return fail(400, 'invalid_request_error', 'The lab wants one message and one token.');
  const { model } = parsed.data;
  if (model.includes('unknown')) return fail(404, 'not_found_error', `model: ${model}`);
  return toJsonAnswer(200, {
    id: `msg_lab${index}`,
    type: 'message',
    role: 'assistant',
    model,
    content: [{ type: 'text', text: 'Hello' }],
    stop_reason: 'max_tokens',
    stop_sequence: null,
    usage: { input_tokens: 8, output_tokens: 1 },
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
