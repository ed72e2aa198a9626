import type { DiagnosisStep } from '../shared/contract.ts';
import type { ControlReading } from '../shared/observation.ts';
import type { ServiceView, Snapshot } from '../shared/snapshot.ts';
import { adviceFor } from '../shared/words/advice.ts';
import { verdictSentence } from '../shared/words/sentence.ts';
import { connectionState } from './verdict/connection.ts';

/** "Is it me?" answered step by step, from the user's own network out to the service. Each step names what to do. */
export function diagnose(
  controls: ControlReading,
  snapshot: Snapshot,
  wallMs: number,
): readonly DiagnosisStep[] {
  return [
    networkStep(controls),
    namesStep(controls),
    signInStep(controls),
    certificatesStep(controls),
    ...snapshot.services.map((service) => serviceStep(service, wallMs)),
  ];
}

function networkStep({ hosts, literalOk }: ControlReading): DiagnosisStep {
  const step = { id: 'network', title: 'Your connection' };
  const reached = hosts.filter((host) => host.ok).length;
  if (reached > 0) {
    return {
      ...step,
      outcome: 'good',
      finding: `${reached} of ${hosts.length} unrelated sites answer.`,
      remedy: null,
    };
  }
  if (literalOk === true) {
    const finding = 'An address on the internet answers, but no site does.';
    return { ...step, outcome: 'bad', finding, remedy: 'The next steps tell what stands in between.' };
  }
  const remedy = 'Check the Wi-Fi or the cable, then switch a VPN off and on.';
  return { ...step, outcome: 'bad', finding: 'No site answers.', remedy };
}

function namesStep({ hosts, literalOk }: ControlReading): DiagnosisStep {
  const step = { id: 'names', title: 'Names' };
  const unresolved = hosts.filter((host) => host.stage === 'dns').length;
  if (unresolved === 0) return { ...step, outcome: 'good', finding: 'Names resolve.', remedy: null };
  if (unresolved < hosts.length) {
    const finding = `${unresolved} of ${hosts.length} names do not resolve.`;
    return { ...step, outcome: 'unclear', finding, remedy: null };
  }
  if (literalOk !== true)
    return { ...step, outcome: 'skipped', finding: 'There is no connection.', remedy: null };
  const remedy = 'Choose another DNS server, such as 1.1.1.1, or restart the router.';
  return { ...step, outcome: 'bad', finding: 'No name resolves, although the network is up.', remedy };
}

function signInStep(controls: ControlReading): DiagnosisStep {
  const step = { id: 'sign-in', title: 'Sign-in page' };
  switch (controls.captive) {
    case 'clear':
      return { ...step, outcome: 'good', finding: 'No sign-in page is in the way.', remedy: null };
    case 'portal':
      return {
        ...step,
        outcome: 'bad',
        finding: 'This network wants you to sign in.',
        remedy: 'Open any plain page, such as http://neverssl.com, and sign in there.',
      };
    case 'unreachable':
      return { ...step, outcome: 'unclear', finding: 'The check did not get an answer.', remedy: null };
    case 'unchecked':
      return { ...step, outcome: 'skipped', finding: 'Not checked.', remedy: null };
  }
}

function certificatesStep(controls: ControlReading): DiagnosisStep {
  const step = { id: 'certificates', title: 'Encryption' };
  const state = connectionState(controls);
  if (state === 'intercepted') {
    const remedy = 'A proxy, a firewall or an antivirus opens the traffic. Ask who runs this network.';
    return { ...step, outcome: 'bad', finding: 'Certificates of unrelated sites are not their own.', remedy };
  }
  if (state === 'online')
    return { ...step, outcome: 'good', finding: 'Certificates are genuine.', remedy: null };
  return { ...step, outcome: 'skipped', finding: 'There is no connection.', remedy: null };
}

function serviceStep({ id, name, verdict }: ServiceView, wallMs: number): DiagnosisStep {
  const { headline, detail } = verdictSentence({ name, verdict, nowMs: wallMs });
  const finding = detail === null ? headline : `${headline} ${detail}`;
  const isGood = verdict.level === 'operational';
  const outcome = isGood ? 'good' : verdict.level === 'unknown' ? 'unclear' : 'bad';
  return {
    id: `service:${id}`,
    title: name,
    outcome,
    finding,
    remedy: isGood ? null : (adviceFor(verdict)[0]?.text ?? null),
  };
}
