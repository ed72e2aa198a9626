import type { IncidentRow } from '../../../shared/contract.ts';
import { plainLine } from '../../../shared/plain.ts';
import { clockWords, spanWords } from '../../../shared/words/duration.ts';
import { impactLevel, impactWord, standingWord } from '../../format/incident.ts';
import { axisTicks, type LevelStretch } from '../../format/incident-story.ts';
import { toExactUtc } from '../../format/moment.ts';
import { SPEECH, TEXT } from '../../speech.ts';
import { leadWords } from './seen-here.tsx';
import type { Seen } from './use-seen.ts';

/** The colours of the picture: those of the window at this moment, by the name of their token. */
export type PaletteOf = (token: string) => string;

const WIDTH = 1200;
const EDGE = 48;
const LABEL = 200;
const ROW = 36;
const FONT = 'system-ui, -apple-system, Segoe UI, Roboto, Noto Sans, sans-serif';

function escapeXml(text: string): string {
  return text.replace(
    /[&<>"']/g,
    (mark) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' })[mark] ?? '',
  );
}

/** Breaks a line at words, by a width that letters have on average. */
function breakLines(text: string, mostChars: number, mostLines: number): readonly string[] {
  const lines: string[] = [];
  for (const word of plainLine(text, mostChars * mostLines).split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < mostChars)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word.slice(0, mostChars));
  }
  return lines.slice(0, mostLines);
}

/** An incident beside what was seen here as one SVG picture: self-contained, every word of the provider escaped. */
export function drawIncident(
  { incident }: IncidentRow,
  serviceName: string,
  seen: Seen,
  nowMs: number,
  palette: PaletteOf,
): string {
  const { incidents } = TEXT;
  const { story } = seen;
  const colour = (state: LevelStretch['state']): string =>
    palette(`--${(state === 'you' ? 'unknown' : state).replace('_', '-')}`);
  const text = (x: number, y: number, size: number, fill: string, words: string, more = ''): string =>
    `<text x="${x}" y="${y}" font-size="${size}" fill="${palette(fill)}" ${more}>${escapeXml(words)}</text>`;
  const left = EDGE + LABEL;
  const span = WIDTH - EDGE - left;
  const toX = (at: number): number =>
    left + Math.max(0, Math.min(1, (at - story.fromMs) / Math.max(1, story.toMs - story.fromMs))) * span;

  const title = breakLines(incident.name, 58, 2);
  const took =
    incident.resolvedAt === null
      ? standingWord(incident)
      : incidents.took(spanWords(incident.resolvedAt - incident.startedAt, SPEECH));
  const lead = seen.episode === null ? incidents.neverSeen : leadWords(seen.episode);
  const facts = [`${impactWord(incident.impact)} · ${took}`, toExactUtc(incident.startedAt), lead]
    .filter((fact) => fact !== null)
    .join(' · ');
  const top = 96 + title.length * 40 + 48;
  const rows: readonly { readonly label: string; readonly stretches: readonly LevelStretch[] }[] = [
    { label: incidents.official, stretches: [{ ...story.official, state: impactLevel(incident) }] },
    { label: incidents.seen, stretches: seen.band },
    ...story.components.slice(0, 6).map(({ name, stretches }) => ({ label: name, stretches })),
  ];
  const bottom = top + rows.length * ROW;
  const height = bottom + 96;

  const parts = [
    `<rect width="${WIDTH}" height="${height}" fill="${palette('--window')}"/>`,
    text(EDGE, 64, 22, '--muted', plainLine(serviceName, 60)),
    ...title.map((line, index) => text(EDGE, 112 + index * 40, 32, '--text', line, 'font-weight="600"')),
    text(EDGE, top - 36, 20, '--muted', facts),
    ...rows.flatMap(({ label, stretches }, index) => {
      const y = top + index * ROW;
      return [
        text(EDGE, y + 18, 18, '--text', plainLine(label, 20)),
        `<rect x="${left}" y="${y}" width="${span}" height="24" rx="2" fill="${palette('--panel')}"/>`,
        ...stretches.map(({ fromMs, toMs, state }) => {
          const x = toX(fromMs);
          const opacity = state === 'operational' || state === 'unknown' ? 0.4 : 1;
          return `<rect x="${x}" y="${y}" width="${Math.max(3, toX(toMs) - x)}" height="24" fill="${colour(state)}" fill-opacity="${opacity}"/>`;
        }),
        ...(index === 0
          ? story.updatesAt.map(
              (at) =>
                `<rect x="${toX(at) - 1}" y="${y - 4}" width="2" height="32" fill="${palette('--text')}"/>`,
            )
          : []),
      ];
    }),
    ...axisTicks(story.fromMs, story.toMs, 6).map((at) =>
      text(toX(at), bottom + 20, 16, '--muted', clockWords(at, nowMs, SPEECH), 'text-anchor="middle"'),
    ),
    text(EDGE, height - 24, 16, '--muted', `${incidents.madeBy} · ${toExactUtc(nowMs)}`),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="${FONT}">${parts.join('')}</svg>`;
}

/** Turns an SVG picture into a PNG file. Rejects where the browser cannot draw it. */
export async function toPng(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth;
  canvas.height = image.naturalHeight;
  canvas.getContext('2d')?.drawImage(image, 0, 0);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error('no picture')) : resolve(blob)), 'image/png');
  });
}
