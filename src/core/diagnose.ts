import type { DiagnosisStep } from '../shared/diagnosis.ts';
import type { ControlReading } from '../shared/observation.ts';
import type { ServiceView, Snapshot } from '../shared/snapshot.ts';
import { adviceFor } from '../shared/words/advice.ts';
import { spanWords } from '../shared/words/duration.ts';
import { verdictSentence } from '../shared/words/sentence.ts';
import { ENGLISH_HERE, type Speech } from '../shared/words/speech.ts';
import { isForeignCertificate } from './probes/certificate-codes.ts';
import { connectionState, isClockWrong, isIpv6BrokenHere } from './verdict/connection.ts';

/** "Is it me?" answered step by step, from the user's own network out to the service. Each step names what to do. */
export function diagnose(
  controls: ControlReading,
  snapshot: Snapshot,
  wallMs: number,
  speech: Speech = ENGLISH_HERE,
): readonly DiagnosisStep[] {
  return [
    ...connectionSteps(controls, speech),
    ...snapshot.services.map((service) => serviceStep(service, wallMs, speech)),
  ];
}

/** The steps about the user's own side, from one reading of the controls. */
export function connectionSteps(controls: ControlReading, speech: Speech): readonly DiagnosisStep[] {
  const found = [
    networkFinding(controls, speech),
    namesFinding(controls, speech),
    signInFinding(controls, speech),
    encryptionFinding(controls, speech),
    clockFinding(controls, speech),
    ipv6Finding(controls, speech),
  ];
  return connectionTitles(speech).flatMap((title, index) => {
    const finding = found[index];
    return finding === undefined ? [] : [{ ...title, ...finding }];
  });
}

/** What `connectionSteps` will look at, in its order. */
export function connectionTitles({
  words: { diagnosis },
}: Speech): readonly Pick<DiagnosisStep, 'id' | 'title'>[] {
  return [
    { id: 'network', title: diagnosis.connection },
    { id: 'names', title: diagnosis.names },
    { id: 'sign-in', title: diagnosis.signIn },
    { id: 'certificates', title: diagnosis.encryption },
    { id: 'clock', title: diagnosis.clock },
    { id: 'ipv6', title: diagnosis.ipv6 },
  ];
}

type Finding = Pick<DiagnosisStep, 'outcome' | 'finding' | 'remedy'>;

const good = (finding: string): Finding => ({ outcome: 'good', finding, remedy: null });
const bad = (finding: string, remedy: string): Finding => ({ outcome: 'bad', finding, remedy });
const unclear = (finding: string): Finding => ({ outcome: 'unclear', finding, remedy: null });
const skipped = (finding: string): Finding => ({ outcome: 'skipped', finding, remedy: null });

function networkFinding(controls: ControlReading, { words: { diagnosis } }: Speech): Finding {
  const { hosts, literalOk } = controls;
  const reached = hosts.filter((host) => host.ok).length;
  if (reached > 0) return good(diagnosis.sitesAnswer(reached, hosts.length));
  const state = connectionState(controls);
  if (state === 'proxy') return bad(diagnosis.proxyRefuses, diagnosis.checkProxy);
  if (state === 'captive') return bad(diagnosis.nothingAnswers, diagnosis.signInFirst);
  if (state === 'intercepted' || state === 'clock')
    return bad(diagnosis.noSecureSite, diagnosis.nextStepsTell);
  if (literalOk === true) return bad(diagnosis.onlyAddressAnswers, diagnosis.nextStepsTell);
  return bad(diagnosis.nothingAnswers, diagnosis.checkWiFi);
}

function namesFinding(controls: ControlReading, { words: { diagnosis } }: Speech): Finding {
  const { hosts, literalOk } = controls;
  if (connectionState(controls) === 'proxy') return skipped(diagnosis.proxyResolves);
  const unresolved = hosts.filter((host) => host.stage === 'dns').length;
  if (unresolved === 0) return good(diagnosis.namesResolve);
  if (unresolved < hosts.length) return unclear(diagnosis.someNamesFail(unresolved, hosts.length));
  return literalOk === true
    ? bad(diagnosis.noNameResolves, diagnosis.otherNameServer)
    : skipped(diagnosis.noConnection);
}

function signInFinding({ captive }: ControlReading, { words: { diagnosis } }: Speech): Finding {
  switch (captive) {
    case 'clear':
      return good(diagnosis.noSignIn);
    case 'portal':
      return bad(diagnosis.wantsSignIn, diagnosis.openPlainPage);
    case 'unreachable':
      return unclear(diagnosis.noAnswer);
    case 'unchecked':
      return skipped(diagnosis.notChecked);
  }
}

function encryptionFinding(controls: ControlReading, { words: { diagnosis } }: Speech): Finding {
  const state = connectionState(controls);
  const isReached = controls.hosts.some((host) => host.ok);
  if (state === 'intercepted') {
    const isForeign = controls.hosts.some(({ code }) => isForeignCertificate(code ?? ''));
    return bad(isForeign ? diagnosis.certificatesForeign : diagnosis.handshakesBroken, diagnosis.askNetwork);
  }
  if (state === 'clock' && !isReached) return bad(diagnosis.certificatesOutOfDate, diagnosis.setClock);
  return isReached ? good(diagnosis.certificatesGenuine) : skipped(diagnosis.noConnection);
}

function clockFinding(controls: ControlReading, speech: Speech): Finding {
  const { diagnosis } = speech.words;
  const { clockAheadMs } = controls;
  if (clockAheadMs == null) {
    return connectionState(controls) === 'clock'
      ? bad(diagnosis.clockFarOff, diagnosis.setClock)
      : skipped(diagnosis.notChecked);
  }
  if (!isClockWrong(controls)) return good(diagnosis.clockRight);
  const span = spanWords(Math.abs(clockAheadMs), speech);
  return bad(diagnosis.clockWrong(span, clockAheadMs > 0), diagnosis.setClock);
}

/** A broken IPv6 is the user's to mend and no fault that stops anything: `unclear`, but with something to do. */
function ipv6Finding({ hosts }: ControlReading, { words: { diagnosis } }: Speech): Finding {
  const reached = hosts.filter((host) => host.ok);
  if (reached.every(({ isIpv6Broken }) => isIpv6Broken === undefined)) return skipped(diagnosis.notChecked);
  const broken = reached.filter(({ isIpv6Broken }) => isIpv6Broken === true).length;
  if (broken === 0) return good(diagnosis.ipv6Fine);
  return isIpv6BrokenHere(reached)
    ? { outcome: 'unclear', finding: diagnosis.ipv6Broken, remedy: diagnosis.fixIpv6 }
    : unclear(diagnosis.ipv6BrokenAtSome);
}

/** The id of a service's step: its own may be that of a step about the connection. */
export function stepId(serviceId: string): string {
  return `service:${serviceId}`;
}

/** What is known of one service. Trouble that may be either side's is nobody's yet. */
export function serviceStep(
  { id, name, verdict, incidents }: ServiceView,
  wallMs: number,
  speech: Speech,
): DiagnosisStep {
  const { headline, detail } = verdictSentence({ name, verdict, incidents, nowMs: wallMs }, speech);
  const isGood = verdict.level === 'operational';
  const isUnclear = verdict.level === 'unknown' || verdict.cause === 'unclear';
  return {
    id: stepId(id),
    title: name,
    outcome: isGood ? 'good' : isUnclear ? 'unclear' : 'bad',
    finding: detail === null ? headline : `${headline} ${detail}`,
    remedy: isGood ? null : (adviceFor(verdict, speech)[0]?.text ?? null),
  };
}
