import type { LocalModels } from '../../core/local-model-port.ts';
import { listServers } from './list-servers.ts';
import type { LoopbackNetwork } from './loopback-request.ts';
import { knownServers, USUAL_ADDRESSES, type UsualAddresses } from './servers.ts';
import { ANSWER_LIMITS, type AnswerLimits, streamAnswer } from './stream-answer.ts';

/** The model servers of this computer. Raising `closing` ends every answer; `usual` replaces where they are looked for. */
export function createLocalModels(
  network: LoopbackNetwork,
  closing: AbortSignal,
  usual: UsualAddresses = USUAL_ADDRESSES,
  limits: AnswerLimits = ANSWER_LIMITS,
): LocalModels {
  return {
    list: (ownAddress, signal) => listServers(knownServers(usual, ownAddress), network, signal),
    answer: async ({ serverId, ownAddress, model, prompt }, onPart, signal) => {
      const server = knownServers(usual, ownAddress).find(({ id }) => id === serverId);
      if (server === undefined) return { kind: 'failed', problem: { kind: 'silent', detail: '' } };
      const request = { address: server.address, model, prompt };
      return streamAnswer(request, network, onPart, AbortSignal.any([signal, closing]), limits);
    },
  };
}
