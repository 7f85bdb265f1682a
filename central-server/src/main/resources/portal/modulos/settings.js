// What the reader chose, kept in this browser alone. A browser that forbids it forgets, and nothing breaks.
const PREFIX = 'prep.';

export function setting(name) {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

export function choose(name, value) {
  try {
    if (value === null) localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, value);
  } catch {
    // Only this visit.
  }
}

const SIZES = ['100', '125', '150', '200'];

export function applyLook() {
  const root = document.documentElement;
  const theme = setting('tema');
  if (theme === 'claro' || theme === 'oscuro') root.dataset.tema = theme;
  else delete root.dataset.tema;
  const size = setting('letra');
  if (SIZES.includes(size)) root.dataset.letra = size;
  else delete root.dataset.letra;
}

export const nextSize = () => SIZES[(SIZES.indexOf(setting('letra') ?? '100') + 1) % SIZES.length];

export function nextTheme() {
  const dark = document.documentElement.dataset.tema
    ? document.documentElement.dataset.tema === 'oscuro'
    : matchMedia('(prefers-color-scheme: dark)').matches;
  return dark ? 'claro' : 'oscuro';
}
