// Follows the publication: asks for avance.json every half minute and says when a cut is new, late, or out of reach.
import { at, pointer } from './data.js';

const EVERY = 30_000;
const AGAIN_SOONEST = 4_000;
// A cut may take a while; later than this after its hour it is late.
const LATE = 150_000;

export const now = { progress: null, index: null, reachable: true, clockOffset: 0 };
const listeners = [];
let timer = 0;
let failures = 0;
let asking = null;

export const onChange = (listener) => listeners.push(listener);

export const serverNow = () => Date.now() + now.clockOffset;

export const age = () => Math.max(0, serverNow() - Date.parse(now.progress.hora));

export function condition() {
  if (!now.reachable) return 'offline';
  const { publicacion, siguienteCorte } = now.progress;
  if (publicacion === 'CERRADA') return 'closed';
  if (publicacion === 'EN_PAUSA') return 'paused';
  if (publicacion === 'EN_CEROS') return 'zeros';
  return siguienteCorte && serverNow() > Date.parse(siguienteCorte) + LATE ? 'late' : 'fresh';
}

const tell = (what) => listeners.forEach((listener) => listener(what));

function plan() {
  clearTimeout(timer);
  const wait = now.reachable ? EVERY * (0.9 + 0.2 * Math.random()) : Math.min(EVERY, AGAIN_SOONEST * 2 ** failures);
  timer = setTimeout(() => (document.hidden ? plan() : ask()), wait);
}

async function fetchNews() {
  const { progress, serverTime } = await pointer();
  if (Number.isFinite(serverTime)) now.clockOffset = serverTime - Date.now();
  const before = now.progress;
  const back = !now.reachable;
  now.reachable = true;
  failures = 0;
  if (before && progress.corte === before.corte && progress.epoca === before.epoca) return back ? 'back' : 'same';
  // A mirror that is behind must not take figures back.
  if (before && (progress.epoca < before.epoca || progress.corte < before.corte)) return 'same';
  const index = await at(progress.indice.ruta);
  Object.assign(now, { progress, index });
  return before ? 'cut' : 'first';
}

async function askOnce() {
  try {
    const news = await fetchNews();
    tell(news);
    return news;
  } catch (problem) {
    failures += 1;
    now.reachable = false;
    tell('lost');
    return 'lost';
  } finally {
    plan();
  }
}

// One question at a time, however many want the answer.
export function ask() {
  asking ??= askOnce().finally(() => { asking = null; });
  return asking;
}

export function start() {
  document.addEventListener('visibilitychange', () => { if (!document.hidden) ask(); });
  addEventListener('online', () => ask());
  return ask();
}
