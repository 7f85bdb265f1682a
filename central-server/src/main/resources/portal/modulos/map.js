// Districts by their outline, municipalities as tiles; the list of territories on the same page is the map as a table.
import { h, svg } from './dom.js';
import { t } from './texts.js';
import { percent, share, title } from './format.js';
import { link } from './place.js';
import { color, maps } from './colors.js';
import { card, swatch, switcher, territoryWord } from './parts.js';

const BANDS = [0, 25, 50, 75, 100];

// Five steps of one colour: how much of a territory is in the votes.
const band = (one) => (one.actasEsperadas === 0 ? 0 : Math.floor((one.actasContabilizadas * 4) / one.actasEsperadas));

function fill(one, place, names) {
  if (place.color === 'avance') return `var(--band-${band(one)})`;
  return one.primerLugar ? color(names.get(one.primerLugar) ?? { id: one.primerLugar }) : 'var(--nobody)';
}

function label(one, place, names) {
  const leader = names.get(one.primerLugar);
  return t(one.primerLugar ? 'map.label' : 'map.label.nobody', {
    division: territoryWord(place.election), name: `${Number(one.id)} ${title(one.nombre)}`,
    leader: leader ? leader.partidos?.join(' · ') ?? leader.nombre : one.primerLugar,
    percent: percent(share(one.actasContabilizadas, one.actasEsperadas)),
  });
}

const linked = (one, place, names, ...inside) => svg('a', {
  href: link(place, { page: 'territorio', territory: one.id }), 'aria-label': label(one, place, names), 'data-key': one.id,
}, svg('title', {}, label(one, place, names)), inside);

// The middle of the largest part, for the number.
function middle(outline) {
  const part = outline.split('M').sort((a, b) => b.length - a.length)[0];
  const points = part.replace('Z', '').split('L').map((p) => p.split(' ').map(Number));
  const mean = (k) => points.reduce((sum, p) => sum + p[k], 0) / points.length;
  return [mean(0), mean(1)];
}

function extent(outline) {
  const numbers = outline.match(/\d+/g).map(Number);
  const of = (k) => numbers.filter((_, i) => i % 2 === k);
  return { left: Math.min(...of(0)), right: Math.max(...of(0)), top: Math.min(...of(1)), bottom: Math.max(...of(1)) };
}

// Too small to be hit or read in the state: a city's districts get a sheet of their own.
const isSmall = (box, shapes) => (box.right - box.left) * (box.bottom - box.top) < shapes.ancho * shapes.alto * 0.006;

function sheet(view, parts, shapes, place, names, numbered, scale, label) {
  return svg('svg', { class: 'map', viewBox: view, role: 'group', 'aria-label': label },
    parts.map((one) => linked(one, place, names, svg('path', { d: shapes.formas[one.id], '--color': fill(one, place, names), 'data-territory': one.id }))),
    numbered.map((one) => {
      const [x, y] = middle(shapes.formas[one.id]);
      return svg('text', { x: Math.round(x), y: Math.round(y + 14 * scale), 'aria-hidden': 'true', '--scale': scale }, Number(one.id));
    }));
}

function outlines(shapes, territories, place, names) {
  const parts = territories.filter((one) => shapes.formas[one.id]);
  const boxes = new Map(parts.map((one) => [one, extent(shapes.formas[one.id])]));
  const small = parts.filter((one) => isSmall(boxes.get(one), shapes));
  const whole = sheet(`-6 -6 ${shapes.ancho + 12} ${shapes.alto + 12}`, parts, shapes, place, names, parts.filter((one) => !small.includes(one)), 1, t('map.title'));
  if (small.length < 3) return whole;
  const edge = (key, pick) => pick(...small.map((one) => boxes.get(one)[key]));
  const [left, right, top, bottom] = [edge('left', Math.min), edge('right', Math.max), edge('top', Math.min), edge('bottom', Math.max)];
  const scale = Math.max(right - left, bottom - top) / 620;
  return h('div', { class: 'maps' }, whole, h('figure', {},
    sheet(`${left - 4} ${top - 4} ${right - left + 8} ${bottom - top + 8}`, parts, shapes, place, names, parts, scale, t('map.inset')), h('figcaption', { class: 'hint' }, t('map.inset'))));
}

const TILE = 40;

function tiles(places, territories, place, names) {
  const shown = territories.filter((one) => places[one.id]);
  const across = Math.max(...shown.map((one) => places[one.id][0]));
  const down = Math.max(...shown.map((one) => places[one.id][1]));
  return svg('svg', { class: 'map tiles', viewBox: `0 0 ${across * TILE} ${down * TILE}`, role: 'group', 'aria-label': t('map.title') },
    shown.map((one) => {
      const [x, y] = places[one.id].map((n) => (n - 1) * TILE);
      return linked(one, place, names,
        svg('rect', { x: x + 2, y: y + 2, width: TILE - 4, height: TILE - 4, rx: 4, '--color': fill(one, place, names), 'data-territory': one.id }),
        svg('rect', { class: 'plate', x: x + 7, y: y + 11, width: TILE - 14, height: 18, rx: 3 }),
        svg('text', { x: x + TILE / 2, y: y + 25, 'aria-hidden': 'true' }, Number(one.id)));
    }));
}

function legend(state, place) {
  if (place.color === 'avance') {
    return h('ul', { class: 'legend' }, BANDS.map((from, i) => h('li', {}, h('i', { class: 'swatch', '--color': `var(--band-${i})` }), i === 4 ? '100 %' : `${from}–${from + 25} %`)));
  }
  const count = new Map();
  state.territorios.forEach((one) => count.set(one.primerLugar, (count.get(one.primerLugar) ?? 0) + 1));
  return h('ul', { class: 'legend' }, state.votosPorCandidatura.filter((option) => count.has(option.id)).map((option) =>
    h('li', {}, swatch(option), `${option.partidos?.join(' · ') ?? option.nombre}: ${count.get(option.id)}`)),
  count.has(undefined) ? h('li', {}, h('i', { class: 'swatch', '--color': 'var(--nobody)' }), `${t('map.nobody')}: ${count.get(undefined)}`) : null);
}

function drawing(place, state) {
  const names = new Map(state.votosPorCandidatura.map((option) => [option.id, option]));
  const known = maps()[place.election.division];
  if (known?.formas) return outlines(known, state.territorios, place, names);
  const squares = known?.mosaico ?? Object.fromEntries(state.territorios.map((one, i) => [one.id, [(i % 12) + 1, Math.floor(i / 12) + 1]]));
  return tiles(squares, state.territorios, place, names);
}

export function mapCard(place, state) {
  const own = { page: place.page === 'mapa' ? 'mapa' : 'entidad', vista: place.vista };
  return card(null, { class: 'card map-card', 'aria-label': t('map.title') },
    h('div', { class: 'head' }, h('h2', {}, t('map.title')), switcher(t('map.by'), [
      { name: t('map.leader'), href: link(place, own), on: place.color !== 'avance' },
      { name: t('map.progress'), href: link(place, { ...own, color: 'avance' }), on: place.color === 'avance' }])),
    drawing(place, state), legend(state, place),
    h('p', { class: 'hint' }, t(maps()[place.election.division]?.formas ? 'map.hint' : 'map.hint.tiles'), ' ', h('a', { href: '#territorios', 'data-jump': 'territorios' }, t('map.table'))));
}
