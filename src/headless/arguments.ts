import { InvalidArgumentError } from 'commander';
import { type Level, LevelSchema } from '../shared/level.ts';

const UNIT_MS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Reads `90s`, `30m`, `2h`, `1h30m` or `1d` as ms; a bare number is seconds. Throws commander's error for anything else. */
export function parseDuration(text: string): number {
  if (/^\d+(?:\.\d+)?$/.test(text)) return Math.round(Number(text) * 1000);
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)([smhd])/g)];
  if (parts.length === 0 || parts.map(([part]) => part).join('') !== text) {
    throw new InvalidArgumentError('Write a duration such as 90s, 30m or 2h.');
  }
  return Math.round(
    parts.reduce((total, [, count, unit = '']) => total + Number(count) * (UNIT_MS[unit] ?? 0), 0),
  );
}

/** Reads a port, 0 for any free one. Throws commander's error for anything else. */
export function parsePort(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) {
    throw new InvalidArgumentError('Write a port from 0 to 65535; 0 takes any free one.');
  }
  return Number(text);
}

const MAX_SPEED = 120;

/** Reads how many times faster than real time a story runs. Throws commander's error for anything but 1 to 120. */
export function parseSpeed(text: string): number {
  const speed = Number(text);
  if (text.trim() === '' || !(speed >= 1 && speed <= MAX_SPEED)) {
    throw new InvalidArgumentError(`Write a number from 1 to ${MAX_SPEED}.`);
  }
  return speed;
}

/** Reads a level, with hyphens, spaces or underscores between words. Throws commander's error for anything else. */
export function parseLevel(text: string): Level {
  const level = LevelSchema.safeParse(text.toLowerCase().replaceAll(/[\s-]/g, '_'));
  if (!level.success) throw new InvalidArgumentError(`Write one of ${LevelSchema.options.join(', ')}.`);
  return level.data;
}
