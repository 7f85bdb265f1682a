// Puts together what the address names with the newest cut. Pages are read when first needed.
import { byId, h } from './dom.js';
import { patch } from './patch.js';
import { applyLook, choose, nextSize, nextTheme } from './settings.js';
import { chooseLanguage, language, t } from './texts.js';
import { sentence, title } from './format.js';
import { link, read } from './place.js';
import { at } from './data.js';
import { now, onChange, start } from './live.js';
import { strip } from './strip.js';
import { loadAppearance } from './colors.js';
import { stateName } from './parts.js';
import { shareButton } from './share.js';

const results = () => import('./page-results.js');
const lists = () => import('./page-lists.js');
const series = () => import('./page-series.js');
const general = () => import('./page-general.js');
const PAGES = {
  entidad: async () => (await results()).statePage, territorio: async () => (await results()).territoryPage, seccion: async () => (await results()).sectionPage,
  rp: async () => (await results()).groupPage, fuera: async () => (await results()).groupPage, fdc: async () => (await results()).groupPage,
  acta: async () => (await import('./page-acta.js')).actaPage, mapa: async () => (await results()).mapPage,
  faltan: async () => (await lists()).missingPage, tipo: async () => (await lists()).typePage, estadistica: async () => (await lists()).statisticsPage, reparto: async () => (await lists()).divisionPage,
  evolucion: async () => (await series()).seriesPage, comparar: async () => (await series()).comparePage,
  actas: async () => (await import('./page-actas.js')).actasPage, recuento: async () => (await import('./page-recount.js')).recountPage,
  descargas: async () => (await general()).downloadsPage, preguntas: async () => (await general()).questionsPage,
};

const scrolls = new Map();
let shown = null;
let drawing = 0;

const here = () => read(location.hash, now.index);

function header(place) {
  const of = (key, label, page) => h('a', { href: `#/${page}`, 'aria-current': place.page === page ? 'page' : null }, t(label));
  patch(byId('elecciones'), now.index.elecciones.map((e) => h('a', {
    href: link({ ...place, election: e }, {}), 'aria-current': e === place.election && !['descargas', 'preguntas', 'recuento'].includes(place.page) ? 'page' : null,
  }, sentence(e.nombreEleccion))));
  patch(byId('general'), [of('d', 'menu.data', 'descargas'), of('q', 'menu.questions', 'preguntas'),
    h('button', { type: 'button', id: 'tema', onclick: () => { choose('tema', nextTheme()); applyLook(); }, title: t('menu.theme'), 'aria-label': t('menu.theme') }, '◐'),
    h('button', { type: 'button', id: 'letra', onclick: () => { choose('letra', nextSize()); applyLook(); }, title: t('menu.size'), 'aria-label': t('menu.size') }, 'A+'),
    h('button', { type: 'button', id: 'idioma', onclick: otherLanguage, lang: language === 'es' ? 'en' : 'es' },
      h('span', { class: 'wide-only' }, language === 'es' ? 'English' : 'Español'), h('span', { class: 'narrow-only' }, language === 'es' ? 'EN' : 'ES')),
    shareButton()]);
}

async function otherLanguage() {
  choose('idioma', language === 'es' ? 'en' : 'es');
  await chooseLanguage();
  frame();
  await show(false);
}

function frame() {
  const { index } = now;
  byId('marca').replaceChildren(h('strong', {}, 'PREP'), ' ', title(index.entidad), h('small', {}, index.proceso));
  const band = byId('aviso');
  band.hidden = index.oficial;
  document.documentElement.classList.toggle('drill', !index.oficial);
  if (!index.oficial) band.replaceChildren(h('strong', {}, index.aviso), ' ', t('drill'));
  byId('saltar').textContent = t('skip');
  for (const region of ['aviso', 'elecciones', 'general', 'avance']) byId(region).setAttribute('aria-label', t(`region.${region}`));
  patch(byId('pie'), [h('p', {}, t('foot.legal')), index.nota ? h('p', {}, index.nota) : null, h('p', {}, t('foot.truncated'), ' ', h('a', { href: '#/recuento' }, t('page.recuento')), ' · ',
    h('a', { href: '#/descargas' }, t('page.descargas')), ' · ', h('a', { href: '#/preguntas' }, t('page.preguntas')), ' · ', h('a', { href: 'sin-javascript.html' }, t('download.plain')), ' · ', h('a', { href: 'cortes.atom' }, 'Atom'))].filter(Boolean));
}

function announce(text) {
  const note = byId('nuevo');
  note.textContent = text;
  note.classList.add('on');
  setTimeout(() => note.classList.remove('on'), 8000);
}

async function content(place, isFirst) {
  try {
    const [page] = await Promise.all([PAGES[place.page](), loadAppearance(now.index)]);
    return await page(place, { ...now, isFirst });
  } catch (problem) {
    const key = problem.message === 'unknown' ? 'error.unknown' : 'error.unreachable';
    return [h('div', { class: 'card empty' }, h('h1', {}, t('error.title')), h('p', {}, t(key)), h('p', {}, h('a', { href: link(place, {}) }, t('error.home'))))];
  }
}

// A page drawn for an older address or cut than the present one is thrown away.
async function show(moved) {
  const turn = ++drawing;
  const place = here();
  const isFirst = shown === null;
  document.documentElement.classList.toggle('wall', place.pantalla === 'muro');
  header(place);
  patch(byId('avance'), [strip(place)]);
  byId('avance').hidden = false;
  const wanted = await content(place, isFirst);
  if (turn !== drawing) return;
  const main = byId('contenido');
  if (moved || shown?.page !== place.page) main.replaceChildren(...wanted);
  else patch(main, wanted);
  shown = place;
  const name = main.querySelector('h1')?.textContent ?? '';
  document.title = `${name} – ${sentence(place.election.nombreEleccion)} – PREP ${stateName(now.index)}`;
  if (moved && !isFirst) arrive(main);
  if (isFirst && place.page === 'entidad') await complete(place, turn, main);
  if (turn === drawing) main.dataset.shown = location.hash;
}

// What a reader wants first stands before the rest of its page is made.
async function complete(place, turn, main) {
  await new Promise((done) => { setTimeout(done); });
  const wanted = await content(place, false);
  if (turn === drawing) patch(main, wanted);
}

let followed = true;
function arrive(main) {
  const kept = followed ? 0 : scrolls.get(location.hash) ?? 0;
  scrollTo(0, kept);
  main.focus({ preventScroll: true });
  followed = false;
}

function navigation() {
  history.scrollRestoration = 'manual';
  let before = location.hash;
  document.addEventListener('click', (event) => {
    const target = event.target.closest?.('a[href^="#"]');
    if (!target) return;
    if (target.dataset.jump) { event.preventDefault(); byId(target.dataset.jump)?.scrollIntoView(); return; }
    if (target.id === 'saltar') { event.preventDefault(); byId('contenido').focus(); return; }
    scrolls.set(before, scrollY);
    followed = true;
    if (target.dataset.quiet) quiet = true;
  });
  let quiet = false;
  addEventListener('scroll', () => scrolls.set(before, scrollY), { passive: true });
  addEventListener('hashchange', () => {
    before = location.hash;
    const stays = quiet;
    quiet = false;
    show(!stays);
  });
}

// On a wall the elections take turns.
function wall() {
  const place = here();
  if (place.pantalla !== 'muro') return;
  const all = now.index.elecciones;
  const next = all[(all.indexOf(place.election) + 1) % all.length];
  location.replace(link({ ...place, election: next }, {}));
}

// What the page will need is on its way while the strip is drawn.
function askAhead() {
  const place = here();
  loadAppearance(now.index);
  if (place.page === 'entidad') at(place.election.estado);
}

async function news(what) {
  if (what === 'lost' && !now.progress) {
    byId('contenido').replaceChildren(h('p', { class: 'card empty', role: 'status' }, t('error.nothing')));
    return;
  }
  if (what === 'first' || what === 'cut') {
    askAhead();
    frame();
    await show(what === 'first');
    if (what === 'cut') announce(t('new', { cut: now.progress.corte }));
    return;
  }
  patch(byId('avance'), [strip(here())]);
}

applyLook();
await chooseLanguage();
byId('cargando')?.replaceChildren(t('loading'));
onChange(news);
navigation();
await start();
setInterval(() => { if (now.progress && !document.hidden) patch(byId('avance'), [strip(here())]); }, 15_000);
setInterval(() => { if (now.index) wall(); }, 20_000);
