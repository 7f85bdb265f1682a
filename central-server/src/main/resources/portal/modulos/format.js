// Figures and times as people read them. Percentages come as exact text and stay so.
import { locale } from './texts.js';

export const count = (number) => new Intl.NumberFormat(locale).format(number);

export const percent = (text) => `${text} %`;

// Truncated to four decimals like every published percentage, in whole numbers.
export function share(part, whole) {
  if (Number(whole) === 0) return '0.0000';
  const scaled = (BigInt(part) * 1000000n) / BigInt(whole);
  return `${scaled / 10000n}.${String(scaled % 10000n).padStart(4, '0')}`;
}

// Local official time, whatever clock the reader's machine has.
export function time(iso, zone) {
  const at = new Date(iso);
  return {
    day: at.toLocaleDateString(locale, { timeZone: zone, day: 'numeric', month: 'short', year: 'numeric' }),
    hour: at.toLocaleTimeString(locale, { timeZone: zone, hour: '2-digit', minute: '2-digit', hour12: false }),
    second: at.toLocaleTimeString(locale, { timeZone: zone, hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false }),
  };
}

// "hace 3 minutos"
export function ago(millis) {
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const seconds = Math.max(0, Math.round(millis / 1000));
  if (seconds < 60) return words.format(0, 'minute') === 'este minuto' ? 'hace menos de un minuto' : 'less than a minute ago';
  if (seconds < 3600) return words.format(-Math.floor(seconds / 60), 'minute');
  if (seconds < 86400 * 2) return words.format(-Math.floor(seconds / 3600), 'hour');
  return words.format(-Math.floor(seconds / 86400), 'day');
}

export function size(bytes) {
  if (bytes < 10240) return `${count(bytes)} bytes`;
  if (bytes < 10485760) return `${count(Math.round(bytes / 1024))} KB`;
  return `${count(Math.round(bytes / 1048576))} MB`;
}

// GUBERNATURA → Gubernatura; words that are initials stay.
export const sentence = (text) => (text ? text.charAt(0).toLocaleUpperCase(locale) + text.slice(1).toLocaleLowerCase(locale) : text);

const SMALL = new Set(['de', 'del', 'la', 'las', 'los', 'el', 'y', 'al']);
export const title = (text) => text.toLocaleLowerCase('es-MX').split(' ')
  .map((word, i) => (i > 0 && SMALL.has(word) ? word : word.charAt(0).toLocaleUpperCase('es-MX') + word.slice(1))).join(' ');
