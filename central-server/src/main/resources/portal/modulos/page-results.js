// The state, a district or municipality, a section: votes, what is missing, and the way further down.
import { at } from './data.js';
import { h, table } from './dom.js';
import { t } from './texts.js';
import { count, title, sentence } from './format.js';
import { link } from './place.js';
import { card, gauge, heading, sectionName, stateName, swatch, tag, territoryName, territoryWord, votes } from './parts.js';
import { missing } from './missing.js';
import { mapCard } from './map.js';
import { pictureButton } from './share.js';

export const addressOf = (election, territory) => {
  const found = election.territorios.find((one) => one.id === territory);
  if (!found) throw new Error('unknown');
  return found.ruta;
};

function further(place, extra) {
  const to = (page) => link(place, { page, territory: page === 'reparto' ? place.territory : undefined });
  const entries = [['estadistica', to('estadistica')], ['reparto', to('reparto')], ['evolucion', to('evolucion')], ['comparar', to('comparar')],
    ['faltan', to('faltan')], ['actas', to('actas')], ...extra];
  return h('nav', { class: 'card further', 'aria-label': t('further') }, h('h2', {}, t('further')),
    h('ul', {}, entries.map(([key, href, name]) => h('li', {}, h('a', { href }, name ?? t(`page.${key}`))))));
}

function apart(place) {
  const { election } = place;
  return [
    // From abroad there is a page with all its figures, where it is a group of its own.
    ...election.porTipo.filter((type) => type.tipoCasilla !== 'M' || !election.fueraDeTerritorio).map((type) => [type.tipoCasilla, link(place, { page: 'tipo', type: type.tipoCasilla }), t(`type.${type.tipoCasilla}.name`)]),
    election.representacionProporcional ? ['rp', link(place, { page: 'rp' }), t('group.rp')] : null,
    election.fueraDeTerritorio ? ['fuera', link(place, { page: 'fuera' }), t('group.fuera')] : null,
    ['fdc', link(place, { page: 'fdc' }), t('group.fdc')]].filter(Boolean);
}

function territories(place, state) {
  const names = new Map(state.votosPorCandidatura.map((option) => [option.id, option]));
  const leader = (one) => {
    const option = names.get(one.primerLugar);
    if (!one.primerLugar) return '–';
    return h('span', { class: 'leader' }, swatch(option ?? { id: one.primerLugar }), option ? option.partidos?.join(' · ') ?? option.nombre : one.primerLugar);
  };
  return card(t('by', { division: territoryWord(place.election).toLowerCase() }), { id: 'territorios' },
    table(t('by', { division: territoryWord(place.election).toLowerCase() }),
      [{ name: territoryWord(place.election) }, { name: t('column.leader') }, { name: t('column.votes'), number: true, wide: true },
        { name: t('column.counted'), number: true }, { name: t('column.progress'), wide: true }],
      state.territorios.map((one) => [
        h('a', { href: link(place, { page: 'territorio', territory: one.id }) }, `${Number(one.id)} · ${title(one.nombre)}`),
        leader(one), count(one.votos), t('of', { part: count(one.actasContabilizadas), whole: count(one.actasEsperadas) }), gauge(one)]), { class: 'list' }));
}

export async function statePage(place, { index, isFirst }) {
  const state = await at(place.election.estado);
  const first = [heading(place, index, stateName(index), pictureButton(place)), h('div', { class: 'columns' }, votes(state, place, {}), missing(state, place))];
  if (isFirst) return first;
  return [...first,
    h('div', { class: 'columns' }, mapCard(place, state), further(place, apart(place))),
    territories(place, state)];
}

export async function mapPage(place, { index }) {
  const state = await at(place.election.estado);
  return [heading(place, index, t('page.mapa')), h('div', { class: 'columns' }, mapCard(place, state), missing(state, place)), territories(place, state)];
}

export async function territoryPage(place, { index }) {
  const data = await at(addressOf(place.election, place.territory));
  const change = { page: 'territorio', territory: place.territory };
  return [heading(place, index, `${territoryWord(place.election)} ${territoryName(place.election, place.territory)}`),
    h('div', { class: 'columns' }, votes(data, place, change), missing(data, place)),
    card(t('sections'), {}, h('ul', { class: 'chips' }, data.secciones.map((one) => h('li', { 'data-key': one.seccion },
      h('a', { href: link(place, { page: 'seccion', territory: place.territory, section: one.seccion }) },
        h('b', {}, one.seccion === '0000' ? t('section.none') : Number(one.seccion)),
        h('small', {}, t('sections.actas', { part: count(one.actasContabilizadas), whole: count(one.actasEsperadas) })), gauge(one)))))),
    further(place, [])];
}

const actaName = (casilla, row) => casilla?.nombre ?? row.claveActa ?? row.id;

// All actas of a section or group in a line each.
export function actaTable(place, data) {
  const rows = data.casillas ? data.casillas.flatMap((casilla) => casilla.actas.map((row) => [casilla, row])) : data.actas.map((row) => [null, row]);
  if (rows.length === 0) return h('p', { class: 'card empty' }, t('actas.none'));
  return card(t('actas'), {}, table(t('actas'),
    [{ name: t('column.casilla') }, { name: t('column.acta'), wide: true }, { name: t('column.status') }, { name: t('column.lista'), number: true, wide: true }, { name: t('column.votes'), number: true }],
    rows.map(([casilla, row]) => [
      h('a', { href: link(place, { ...whereIs(place), page: 'acta', acta: row.fragmento }) }, actaName(casilla, row)),
      row.claveActa ?? row.id,
      h('span', {}, tag(row.contabilizada), row.observaciones.length > 0 ? h('small', { class: 'soft block' }, sentence(row.texto)) : null),
      casilla?.listaNominal === undefined ? '–' : count(casilla.listaNominal),
      row.totalVotos === undefined ? '–' : count(row.totalVotos)]), { class: 'list' }));
}

const whereIs = (place) => (place.group ?? !place.section ? { group: place.group ?? place.page } : { territory: place.territory, section: place.section });

export async function sectionPage(place, { index }) {
  const data = await sectionData(place);
  return [heading(place, index, sectionName(place.section)),
    actaTable(place, data),
    h('div', { class: 'columns' }, votes(data, place, { page: 'seccion', territory: place.territory, section: place.section }), missing(data, place))];
}

export async function sectionData(place) {
  const territory = await at(addressOf(place.election, place.territory));
  const found = territory.secciones.find((one) => one.seccion === place.section);
  if (!found) throw new Error('unknown');
  return at(found.ruta);
}

const GROUP_FILE = { rp: 'representacionProporcional', fuera: 'fueraDeTerritorio', fdc: 'fueraDeCatalogo' };

export async function groupData(place) {
  const address = place.election[GROUP_FILE[place.group ?? place.page]];
  if (!address) throw new Error('unknown');
  return at(address);
}

export async function groupPage(place, { index }) {
  const data = await groupData(place);
  return [heading(place, index, t(`group.${place.page}`)),
    h('p', { class: 'card hint' }, t(`group.${place.page}.what`)),
    data.figuras ? h('div', { class: 'columns' }, votes(data, place, { page: place.page }), missing(data, place)) : null,
    actaTable(place, data)].filter(Boolean);
}
