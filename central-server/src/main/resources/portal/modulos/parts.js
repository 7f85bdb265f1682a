// What several pages are made of.
import { h } from './dom.js';
import { t, parts } from './texts.js';
import { count, percent, share, sentence, title } from './format.js';
import { link } from './place.js';
import { boxes, color } from './colors.js';

export const card = (heading, attributes, ...children) =>
  h('section', { class: 'card', ...attributes }, heading ? h('h2', {}, heading) : null, children);

// Counted, captured and not counted, still to come: one bar, said in words too.
export function gauge(figures) {
  const of = Math.max(1, figures.actasEsperadas);
  const captured = figures.actasCapturadas - figures.actasContabilizadas;
  return h('div', {
    class: 'gauge', role: 'img',
    'aria-label': t('gauge', { counted: count(figures.actasContabilizadas), captured: count(captured), expected: count(figures.actasEsperadas) }),
  },
  h('i', { class: 'counted', '--part': (figures.actasContabilizadas * 100) / of }),
  h('i', { class: 'captured', '--part': (captured * 100) / of }));
}

export const territoryWord = (election) => t(`division.${election.division}`);

export function territoryName(election, id) {
  const found = election.territorios.find((one) => one.id === id);
  return found ? `${Number(id)} · ${title(found.nombre)}` : String(Number(id));
}

export const sectionName = (section) => (section === '0000' ? t('section.none') : t('section.named', { number: Number(section) }));

export const stateName = (index) => title(index.entidad);

export function crumbs(place, index, current) {
  const steps = [[stateName(index), link(place, {})]];
  if (place.territory) steps.push([`${territoryWord(place.election)} ${territoryName(place.election, place.territory)}`, link(place, { page: 'territorio', territory: place.territory })]);
  if (place.section) steps.push([sectionName(place.section), link(place, { page: 'seccion', territory: place.territory, section: place.section })]);
  if (place.group) steps.push([t(`group.${place.group}`), link(place, { page: place.group })]);
  const last = current ? [...steps, [current]] : steps;
  return h('nav', { class: 'crumbs', 'aria-label': t('crumbs') }, h('ol', {}, last.map(([name, href], i) =>
    h('li', {}, i === last.length - 1 ? h('span', { 'aria-current': 'page' }, name) : h('a', { href }, name)))));
}

export function heading(place, index, name, ...tools) {
  return h('div', { class: 'head' },
    h('div', {}, place.page === 'entidad' ? null : crumbs(place, index, ['entidad', 'territorio', 'seccion'].includes(place.page) ? null : name), h('h1', {}, name),
      h('p', { class: 'soft' }, `${sentence(place.election.nombreEleccion)}${index.oficial ? '' : ` · ${index.aviso}`}`)),
    tools.length > 0 ? h('div', { class: 'tools' }, tools) : null);
}

// A choice of one of a few ways to look at the same.
export function switcher(label, options) {
  return h('div', { class: 'switch', role: 'group', 'aria-label': label }, options.map(({ name, href, on }) =>
    h('a', { href, 'aria-current': on ? 'true' : null, 'data-quiet': true }, name)));
}

export const viewSwitch = (place, change) => switcher(t('view.label'), [
  { name: t('view.candidature'), href: link(place, { ...change, vista: undefined }), on: place.vista !== 'partido' },
  { name: t('view.party'), href: link(place, { ...change, vista: 'partido' }), on: place.vista === 'partido' }]);

const OTHERS = ['NO_REGISTRADAS', 'NULOS'];

export const isContender = (option) => !OTHERS.includes(option.id);

// Below the territory in which combinations are divided there are only the boxes of the actas.
export function votesOf(data, vista) {
  if (vista !== 'partido') return data.votosPorCandidatura ?? boxesWithShare(data);
  return data.votosPorPartido ?? boxesWithShare(data).filter((v) => v.votos > 0 || !v.id.startsWith('C_'));
}

function boxesWithShare(data) {
  const all = boxes(data);
  const total = all.reduce((sum, v) => sum + v.votos, 0);
  return all.map((one) => ({ ...one, porcentaje: share(one.votos, total) }));
}

export function swatch(option) {
  return h('i', { class: 'swatch', '--color': color(option) });
}

// A party is called as it calls itself; what is nobody's, in the reader's language.
export const named = (option) => (isContender(option) ? option.nombre : t(`field.${option.id}`));

export function optionName(option) {
  const parties = option.partidos?.join(' · ');
  return h('span', { class: 'who' }, option.candidatura ?? named(option),
    option.candidatura ? h('small', {}, parties ?? option.nombre) : parties && parties !== option.nombre.replaceAll('-', ' · ') ? h('small', {}, parties) : null);
}

// Votes as bars; every bar has its figures beside it, so the list is its own table.
export function votes(data, place, change) {
  const list = votesOf(data, place.vista);
  const contenders = list.filter(isContender).sort((a, b) => b.votos - a.votos);
  const rest = list.filter((option) => !isContender(option));
  const most = Math.max(1, ...list.map((option) => option.votos));
  const row = (option, rank) => h('li', { 'data-key': option.id, class: isContender(option) ? (rank === 0 && option.votos > 0 ? 'first' : null) : 'other' },
    optionName(option),
    h('span', { class: 'votes' }, h('b', {}, count(option.votos)), h('small', {}, percent(option.porcentaje))),
    h('span', { class: 'bar', '--part': (option.votos * 100) / most, '--color': isContender(option) ? color(option) : 'var(--nobody)' }));
  return h('section', { class: 'card votes-card', 'aria-labelledby': 'votos' },
    h('div', { class: 'head' }, h('h2', { id: 'votos' }, t('votes')), change ? viewSwitch(place, change) : null),
    h('ol', { class: 'bars' }, contenders.map(row), rest.map(row)),
    h('p', { class: 'sum' }, h('span', {}, t('votes.total')), h('b', {}, count(list.reduce((sum, v) => sum + v.votos, 0)))),
    h('p', { class: 'hint' }, viewHint(data, place, change)));
}

function viewHint(data, place, change) {
  if (!change) return t('view.hint.box');
  if (place.vista !== 'partido') return t('view.hint.candidature');
  if (!data.votosPorPartido) return t('view.hint.below');
  if (!data.reparto?.coaliciones?.length) return t('view.hint.nodivision');
  return parts('view.hint.party', { how: h('a', { href: link(place, { territory: change.territory, page: 'reparto' }) }, t('view.hint.how')) });
}

export const STATUS = { 1: 'counted', 0: 'notcounted', 2: 'outside', '-': 'pending' };

export const tag = (sign) => h('span', { class: `tag ${STATUS[sign]}` }, t(`status.${STATUS[sign]}`));

export const numberOr = (value) => (typeof value === 'number' ? count(value) : sentence(value));
