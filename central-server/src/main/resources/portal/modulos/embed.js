// The page for an <iframe>: incrustar.html?eleccion=gub&territorio=distrito/001&tema=oscuro&idioma=en. Shown alone, it also says how to use it.
import '../prep-resultados.js';
import { h, byId } from './dom.js';
import { chooseLanguage, t } from './texts.js';

await chooseLanguage();
const asked = new URLSearchParams(location.search);
const wish = Object.fromEntries(['eleccion', 'territorio', 'tema', 'idioma'].filter((name) => asked.get(name)).map((name) => [name, asked.get(name)]));
byId('contenido').append(h('prep-resultados', wish));
if (window.top === window) {
  const here = new URL('./', location.href);
  byId('contenido').append(h('section', { class: 'card' }, h('h2', {}, t('download.embed')), h('p', {}, t('embed.iframe')),
    h('pre', { tabindex: 0 }, `<iframe src="${here}incrustar.html?eleccion=gub" title="PREP" width="100%" height="420"></iframe>`), h('p', {}, t('embed.element')),
    h('pre', { tabindex: 0 }, `<script type="module" src="${here}prep-resultados.js"></script>\n<prep-resultados eleccion="gub" territorio="distrito/001"></prep-resultados>`), h('p', { class: 'hint' }, t('embed.options'))));
}
