// How the figures moved from cut to cut.
import { at } from './data.js';
import { h, svg, table } from './dom.js';
import { t } from './texts.js';
import { count, percent, share, time, title } from './format.js';
import { link } from './place.js';
import { color } from './colors.js';
import { card, heading, isContender, named, stateName, swatch, switcher } from './parts.js';

// A phone shows fewer of these units, so that words stay legible.
const narrow = matchMedia('(max-width: 44rem)');
const wide = () => (narrow.matches ? 400 : 1000);
const HEIGHT = 320;
const LEFT = 64;
const BOTTOM = 30;

// Dashes tell lines apart where colours do not.
const DASHES = ['', '9 4', '3 3', '12 4 3 4', '6 2', '2 5', '14 5', '5 5 1 5'];

function chart(cuts, lines, top, format, label) {
  const WIDTH = wide();
  const x = (i) => LEFT + (cuts.length < 2 ? (WIDTH - LEFT - 10) / 2 : (i * (WIDTH - LEFT - 10)) / (cuts.length - 1));
  const y = (value) => HEIGHT - BOTTOM - (value * (HEIGHT - BOTTOM - 12)) / top;
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((part) => part * top);
  const hours = cuts.map((cut, i) => i).filter((i) => i === 0 || i === cuts.length - 1 || i % Math.ceil(cuts.length / (WIDTH / 110)) === 0)
    .filter((i, k, all) => i === cuts.length - 1 || cuts.length - 1 - i > (cuts.length * 60) / WIDTH || k === all.length - 1);
  return svg('svg', { class: 'chart', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': label },
    ticks.map((value) => [svg('line', { class: 'grid', x1: LEFT, x2: WIDTH - 10, y1: y(value), y2: y(value) }), svg('text', { x: LEFT - 6, y: y(value) + 4, class: 'end' }, format(value))]),
    hours.map((i) => svg('text', { x: x(i), y: HEIGHT - 8, class: i === cuts.length - 1 && i > 0 ? 'end' : 'middle' }, time(cuts[i].hora).hour)),
    lines.map((line, k) => svg('polyline', { class: 'line', points: line.values.map((value, i) => `${x(i).toFixed(1)},${y(value).toFixed(1)}`).join(' '), '--color': line.color, 'stroke-dasharray': DASHES[k % DASHES.length] || null })),
    lines.map((line) => svg('circle', { r: 4, cx: x(cuts.length - 1), cy: y(line.values.at(-1)), '--color': line.color })));
}

const hundredths = (text) => Number(text);

export async function seriesPage(place, { index }) {
  const [hours, state] = await Promise.all([at(index.serie), at(place.election.estado)]);
  const files = await Promise.all(hours.horas.map((hour) => at(hour.ruta)));
  const all = files.flatMap((file) => file.cortes).map((cut) => ({ ...cut, of: cut.elecciones.find((e) => e.eleccion === place.election.eleccion) })).filter((cut) => cut.of);
  const options = state.votosPorCandidatura.filter(isContender);
  const total = (cut) => Object.values(cut.of.votosPorCandidatura).reduce((a, b) => a + b, 0);
  const ofVotes = place.vista !== 'avance';
  // Without votes there are no parts of them.
  const cuts = ofVotes ? all.filter((cut) => total(cut) > 0) : all;
  const lines = ofVotes
    ? options.map((option) => ({ option, name: option.partidos?.join(' · ') ?? option.nombre, color: color(option), values: cuts.map((cut) => hundredths(share(cut.of.votosPorCandidatura[option.id] ?? 0, total(cut)))) }))
    : [['actasCapturadas', 'var(--captured)'], ['actasContabilizadas', 'var(--counted)']].map(([key, its]) => ({ option: null, name: t(`figure.${key}`), color: its, values: cuts.map((cut) => cut.of[key]) }));
  const highest = Math.max(1, ...lines.flatMap((line) => line.values));
  const top = ofVotes ? Math.min(100, Math.ceil(highest / 10) * 10) : state.figuras.actasEsperadas;
  const format = ofVotes ? (value) => `${Math.round(value * 10) / 10} %` : (value) => count(Math.round(value));
  return [heading(place, index, t('page.evolucion'), switcher(t('series.what'), [
    { name: t('series.votes'), href: link(place, { page: 'evolucion', vista: undefined }), on: ofVotes },
    { name: t('series.actas'), href: link(place, { page: 'evolucion', vista: 'avance' }), on: !ofVotes }])),
  card(null, {},
    h('ul', { class: 'legend' }, lines.map((line, k) => h('li', {}, svg('svg', { class: 'dash', viewBox: '0 0 34 8', 'aria-hidden': 'true' }, svg('line', { x1: 1, x2: 33, y1: 4, y2: 4, class: 'line', '--color': line.color, 'stroke-dasharray': DASHES[k % DASHES.length] || null })), line.name))),
    cuts.length === 0 ? h('p', { class: 'empty' }, t('series.nothing')) : chart(cuts, lines, top, format, t('series.label', { count: cuts.length })),
    h('p', { class: 'hint' }, t('series.hint'))),
  card(t('series.table'), {}, table(t('series.table'),
    [{ name: t('column.cut'), number: true }, { name: t('column.hour') }, { name: t('column.captured'), number: true, wide: true }, { name: t('column.counted'), number: true }, ...options.map((option) => ({ name: option.partidos ? option.partidos.join(' · ') : option.id, number: true }))],
    [...all].reverse().map((cut) => [cut.corte, time(cut.hora).hour, count(cut.of.actasCapturadas), count(cut.of.actasContabilizadas),
      ...options.map((option) => percent(share(cut.of.votosPorCandidatura[option.id] ?? 0, total(cut))))]), { class: 'list' }))];
}

// Two territories side by side, of one election.
export async function comparePage(place, { index }) {
  const { territorios, division, estado } = place.election;
  const [one, other] = (place.con ?? '').split(',');
  const known = (id) => territorios.find((territory) => territory.id === id);
  const left = known(one) ?? territorios[0];
  const right = known(other) ?? territorios.find((territory) => territory !== left) ?? left;
  const [a, b, state] = await Promise.all([at(left.ruta), at(right.ruta), at(estado)]);
  const pick = (id, chosen, write) => h('label', { class: 'field', for: id }, t(`division.${division}`),
    h('select', { id, onchange: (event) => { location.hash = link(place, { page: 'comparar', con: write(event.target.value) }).slice(1); } },
      territorios.map((territory) => h('option', { value: territory.id, selected: territory === chosen }, `${Number(territory.id)} · ${title(territory.nombre)}`))));
  const line = (key, cell) => [key, cell(a), cell(b), cell(state)];
  const of = (data, id) => data.votosPorCandidatura.find((option) => option.id === id);
  const ids = [...new Set([...a.votosPorCandidatura, ...b.votosPorCandidatura, ...state.votosPorCandidatura].map((option) => option.id))];
  const name = (id) => { const option = of(a, id) ?? of(b, id) ?? of(state, id); return h('span', { class: 'leader' }, isContender(option) ? swatch(option) : null, option.partidos?.join(' · ') ?? named(option)); };
  const votesCell = (id) => (data) => { const option = of(data, id); return option ? h('span', {}, h('b', {}, percent(option.porcentaje)), h('small', { class: 'soft block' }, count(option.votos)), h('span', { class: 'bar thin', '--part': Number(option.porcentaje), '--color': isContender(option) ? color(option) : 'var(--nobody)' })) : '–'; };
  return [heading(place, index, t('page.comparar'), pick('uno', left, (id) => `${id},${right.id}`), pick('otro', right, (id) => `${left.id},${id}`)),
    card(null, {}, table(t('page.comparar'),
      [{ name: t('compare.what') }, { name: `${Number(left.id)} · ${title(left.nombre)}`, number: true }, { name: `${Number(right.id)} · ${title(right.nombre)}`, number: true }, { name: stateName(index), number: true, wide: true }],
      [...ids.map((id) => line(name(id), votesCell(id))),
        line(t('figure.actasContabilizadas'), (d) => t('of', { part: count(d.figuras.actasContabilizadas), whole: count(d.figuras.actasEsperadas) })),
        line(t('figure.actasCapturadas'), (d) => percent(d.figuras.porcentajeActasCapturadas)),
        line(t('figure.porcentajeParticipacionCiudadana'), (d) => percent(d.figuras.porcentajeParticipacionCiudadana)),
        line(t('figure.listaNominalActasContabilizadas'), (d) => count(d.figuras.listaNominalActasContabilizadas))], { class: 'compare' }))];
}
