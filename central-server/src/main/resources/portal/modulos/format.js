// Figures and times as people read them. Percentages come as exact text and stay so.
// Nothing of Intl: waking it up takes a phone longer than the rest of the first screen.
import { t } from './texts.js';

// Mexico and the United States group alike.
export const count = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ',');

export const percent = (text) => `${text}\u00a0%`;

// Truncated to four decimals like every published percentage, in whole numbers.
export function share(part, whole) {
  if (Number(whole) === 0) return '0.0000';
  const scaled = (BigInt(part) * 1000000n) / BigInt(whole);
  return `${scaled / 10000n}.${String(scaled % 10000n).padStart(4, '0')}`;
}

// Every time is published in local official time, whatever clock and place the reader has: 2024-06-02T21:30:00-06:00
export function time(iso) {
  const [, year, month, day, hour, second] = iso.match(/^(\d+)-(\d+)-(\d+)T(\d+:\d+)(:\d+)?/);
  return { day: t('day', { day: Number(day), month: t(`month.${Number(month)}`), year }), hour, second: hour + (second ?? ':00') };
}

// "hace 3 minutos"
export function ago(millis) {
  const minutes = Math.floor(Math.max(0, millis) / 60_000);
  const of = (number, unit) => t(number === 1 ? `ago.${unit}` : `ago.${unit}s`, { number });
  if (minutes < 1) return t('ago.now');
  if (minutes < 60) return of(minutes, 'minute');
  if (minutes < 48 * 60) return of(Math.floor(minutes / 60), 'hour');
  return of(Math.floor(minutes / 1440), 'day');
}

export function size(bytes) {
  if (bytes < 10240) return `${count(bytes)} bytes`;
  if (bytes < 10485760) return `${count(Math.round(bytes / 1024))} KB`;
  return `${count(Math.round(bytes / 1048576))} MB`;
}

// GUBERNATURA → Gubernatura; words that are initials stay.
export const sentence = (text) => (text ? text.charAt(0).toUpperCase() + text.slice(1).toLowerCase() : text);

const SMALL = new Set(['de', 'del', 'la', 'las', 'los', 'el', 'y', 'al']);
export const title = (text) => text.toLowerCase().split(' ')
  .map((word, i) => (i > 0 && SMALL.has(word) ? word : word.charAt(0).toUpperCase() + word.slice(1))).join(' ');
