import { err } from '../../shared/result.ts';
import { SPEECH } from '../speech.ts';
import type { Client } from './client.ts';

/** The same client, whose failures speak the language of the window. */
export function spoken(client: Client): Client {
  return {
    ...client,
    call: async (name, request) => {
      const answer = await client.call(name, request);
      return answer.ok
        ? answer
        : err({ ...answer.error, message: SPEECH.words.host.say(answer.error.message) });
    },
  };
}
