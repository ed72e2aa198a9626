/** Writes history for ever, telling on stdout how many samples are flushed: `node writer-process.ts FILE START_MS`. */
import { once } from 'node:events';
import { openHistory } from '../../../src/node/history/open.ts';

const [path = '', startText = '0'] = process.argv.slice(2);
const startMs = Number(startText);
const opened = openHistory({ path });
if (!opened.ok) throw new Error(opened.error.message);
const { history } = opened.value;

for (let flushed = 0; ; ) {
  for (let n = 0; n < 40; n += 1) {
    const at = startMs + (flushed + n) * 30_000;
    const phases = { dnsMs: 1, tcpMs: 2, tlsMs: 3, ttfbMs: 4, totalMs: 10 };
    history.addSample({ targetId: 'api', at, class: 'ok', code: '401', phases });
  }
  const stored = history.flush();
  if (!stored.ok) throw new Error(stored.error.message);
  flushed += 40;
  if (flushed % 4_000 === 0) history.maintain(startMs + flushed * 30_000);
  if (!process.stdout.write(`${flushed}\n`)) await once(process.stdout, 'drain');
}
