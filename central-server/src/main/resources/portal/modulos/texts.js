// Every word of the site by key, in the language of the reader: Spanish first, English second.
import { setting } from './settings.js';

let words = {};
export let language = 'es';

export async function chooseLanguage() {
  const wish = setting('idioma') ?? (navigator.language?.startsWith('en') ? 'en' : 'es');
  language = wish === 'en' ? 'en' : 'es';
  words = (await import(`./texts-${language}.js`)).default;
  document.documentElement.lang = language === 'en' ? 'en' : 'es-MX';
}

export const has = (key) => key in words;

// t('actas.of', {n: 3}) fills {n}; a text that is missing shows its key, and a test finds it.
export function t(key, values = {}) {
  return (words[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

// The same with elements in the places: a list of nodes and texts.
export function parts(key, nodes) {
  return (words[key] ?? key).split(/(\{\w+\})/).map((piece) => {
    const name = piece.match(/^\{(\w+)\}$/)?.[1];
    return name && name in nodes ? nodes[name] : piece;
  });
}
