// What is missing from the votes, casillas of one type, statistics, division of coalitions.
import { at } from './data.js';
import { h, table } from './dom.js';
import { t } from './texts.js';
import { count, percent, share, sentence, title } from './format.js';
import { boxes } from './colors.js';
import { link } from './place.js';
import { card, gauge, heading, tag, territoryName, territoryWord, votes } from './parts.js';
import { missing, reason } from './missing.js';
import { addressOf } from './page-results.js';
import { windowed } from './window.js';

// Where a line of a list stands whole: its section, or the group of those that lie in no territory.
function whole(place, line) {
  const acta = line.fragment ?? line.ruta.split('#')[1];
  if (line.ruta.includes('/representacion-proporcional.json')) return link(place, { page: 'acta', group: 'rp', acta });
  if (line.ruta.includes('/fuera-de-territorio.json')) return link(place, { page: 'acta', group: 'fuera', acta });
  return link(place, { page: 'acta', territory: line.territorio, section: line.seccion, acta });
}

const PARTLY = ['ALGUNO_ILEGIBLE_O_SIN_DATO', 'FUERA_DE_CATALOGO'];

// There may be thousands.
function notCounted(place, data, lines, name) {
  const texts = new Map(data.observaciones.map((o) => [o.observacion, o.texto]));
  const cells = (first, territory, section, reasons) => [first, h('span', { class: 'wide-only' }, territory), h('span', { class: 'n' }, section), h('span', { class: 'why' }, reasons)];
  const list = windowed(name, (line) => h('li', { class: 'acta-line why-line' }, cells(h('a', { href: whole(place, line) }, line.claveActa ?? line.id),
    line.territorio ? territoryName(place.election, line.territorio) : '–', line.seccion ? Number(line.seccion) : '–', line.observaciones.map((o) => reason(o, texts.get(o))).join(', '))));
  queueMicrotask(() => list.show(lines));
  list.frame.dataset.key = place.election.noContabilizadas;
  return [h('div', { class: 'acta-line why-line head-line', 'aria-hidden': 'true' },
    cells(h('span', {}, t('column.acta')), territoryWord(place.election), t('column.section'), t('faltan.reasons'))), list.frame];
}

function byMunicipality(data) {
  const missing = data.municipios?.filter((one) => one.actasPorCapturar + one.actasNoContabilizadas > 0) ?? [];
  if (missing.length === 0) return null;
  return card(t('faltan.municipality'), {}, table(t('faltan.municipality'),
    [{ name: t('division.municipio') }, { name: t('faltan.pending'), number: true }, { name: t('faltan.notcounted'), number: true }, { name: t('column.expected'), number: true, wide: true }],
    missing.map((one) => [title(one.nombre), count(one.actasPorCapturar), count(one.actasNoContabilizadas), count(one.actasEsperadas)]), { class: 'list' }));
}

export async function missingPage(place, { index }) {
  const [data, state] = await Promise.all([at(place.election.noContabilizadas), at(place.election.estado)]);
  const texts = new Map(data.observaciones.map((o) => [o.observacion, o.texto]));
  const lines = data.archivos.flatMap((file) => file.actas.map((acta) => ({ ...acta, ruta: file.ruta, territorio: file.territorio, seccion: file.seccion, fragment: `acta-${acta.id}` })));
  const reasons = [...texts.keys()].filter((o) => !PARTLY.includes(o));
  const where = t('faltan.where', { division: territoryWord(place.election).toLowerCase() });
  const name = t('faltan.list', { count: count(data.actasNoContabilizadas) });
  return [heading(place, index, t('page.faltan')),
    missing(state, place),
    card(where, {}, table(where,
      [{ name: territoryWord(place.election) }, { name: t('faltan.pending'), number: true }, { name: t('faltan.notcounted'), number: true },
        ...reasons.map((o) => ({ name: reason(o, texts.get(o)), number: true, wide: true }))],
      data.territorios.map((one) => [
        h('a', { href: link(place, { page: 'territorio', territory: one.id }) }, `${Number(one.id)} · ${title(one.nombre)}`),
        count(one.actasPorCapturar), count(one.actasNoContabilizadas),
        ...reasons.map((o) => count(one.observaciones.find((of) => of.observacion === o)?.actas ?? 0))]), { class: 'list' })),
    card(name, {}, lines.length === 0 ? h('p', {}, t('none')) : notCounted(place, data, lines, name)),
    byMunicipality(data)].filter(Boolean);
}

export async function typePage(place, { index }) {
  const found = place.election.porTipo.find((type) => type.tipoCasilla === place.type);
  if (!found) throw new Error('unknown');
  const data = await at(found.ruta);
  return [heading(place, index, t(`type.${place.type}.name`)),
    h('div', { class: 'columns' }, votes(data, { ...place, vista: 'partido' }, null),
      card(t('type.progress', { part: count(data.actasCapturadas), whole: count(data.actasEsperadas) }), {}, gauge(data), h('p', {}, t('type.counted', { count: count(data.actasContabilizadas) })), h('p', { class: 'hint' }, t(`type.${place.type}.what`)))),
    card(t('actas'), {}, table(t('actas'),
      [{ name: t('column.acta') }, { name: territoryWord(place.election), wide: true }, { name: t('column.status') }, { name: t('column.votes'), number: true }],
      data.actas.map((line) => [h('a', { href: whole(place, line) }, line.claveActa ?? line.id), line.territorio ? territoryName(place.election, line.territorio) : '–',
        h('span', {}, tag(line.contabilizada), line.observaciones.length > 0 ? h('small', { class: 'soft block' }, sentence(line.texto)) : null), count(line.totalVotos)]), { class: 'list' }))];
}

const FIGURES = [
  ['actasEsperadas'], ['actasCapturadas', 'porcentajeActasCapturadas'], ['actasContabilizadas', 'porcentajeActasContabilizadas'], ['actasNoContabilizadas'],
  ['actasFueraDeCatalogo'], ['actasRegistradas'], ['porcentajeActasInconsistencias'], ['listaNominalActasContabilizadas'], ['totalVotosConEspeciales'], ['totalVotosSinEspeciales'], ['porcentajeParticipacionCiudadana']];

export async function statisticsPage(place, { index, progress }) {
  const state = await at(place.election.estado);
  const types = await Promise.all(place.election.porTipo.map((type) => at(type.ruta)));
  const f = state.figuras;
  const p = state.participacion;
  const kind = (name, line) => [name, count(line.actasEsperadas), count(line.actasCapturadas), count(line.actasContabilizadas), percent(share(line.actasContabilizadas, line.actasEsperadas))];
  const columns = [{ name: t('column.casillas') }, { name: t('column.expected'), number: true }, { name: t('column.captured'), number: true }, { name: t('column.counted'), number: true }, { name: '%', number: true, wide: true }];
  return [heading(place, index, t('page.estadistica')),
    h('div', { class: 'columns' },
      card(t('statistics.figures', { cut: progress.corte }), {}, table(t('statistics.figures', { cut: progress.corte }), [{ name: t('column.figure.name') }, { name: t('column.figure'), number: true }],
        FIGURES.map(([key, percentage]) => [h('span', {}, t(`figure.${key}`), h('small', { class: 'soft block' }, t(`figure.${key}.how`))),
          h('span', { 'data-figure': key }, typeof f[key] === 'number' ? count(f[key]) : percent(f[key]), percentage ? h('small', { class: 'soft block' }, percent(f[percentage])) : null)]))),
      h('div', { class: 'stack' },
        card(t('statistics.participation'), { class: 'card formula' },
          h('p', { class: 'equation' }, h('span', { class: 'fraction' }, h('span', {}, count(p.numerador)), h('span', {}, count(p.denominador))), h('span', {}, ' × 100 = '), h('b', {}, percent(p.porcentaje))),
          h('p', {}, t('statistics.participation.how', { numerator: t(`figure.${p.formula.split(' ')[0]}`).toLowerCase() })),
          h('p', { class: 'hint' }, t(p.formula.startsWith('totalVotosSin') ? 'statistics.participation.sinespeciales' : 'statistics.participation.conespeciales'))),
        card(t('statistics.kinds'), {}, table(t('statistics.kinds'), columns, [
          kind(t('location.1'), state.ubicacion.urbanas), kind(t('location.2'), state.ubicacion.noUrbanas),
          ...types.map((type) => kind(t('type.short', { name: type.nombre.toLowerCase() }), type))])))),
    missing(state, place)];
}

// How the votes of each combination come to its parties, step by step.
function coalition(place, one, names) {
  const parties = Object.keys(one.propios);
  const used = one.combinaciones.filter((c) => c.votos > 0);
  const cell = (list, party) => (party in list ? count(list[party]) : '–');
  const steps = used.map((c) => [h('span', {}, names.get(c.id)?.nombre.replaceAll('-', ' · ') ?? c.id,
    h('small', { class: 'soft block' }, c.parteIgual === undefined ? t('division.summed', { votes: count(c.votos) })
      : t(c.sobrante > 0 ? 'division.step.remainder' : 'division.step', { votes: count(c.votos), members: Object.keys(c.asignados).length, each: count(c.parteIgual), rest: c.sobrante, to: c.sobranteA.join(', ') }))),
  count(c.votos), ...parties.map((party) => cell(c.asignados, party))]);
  const sum = (list) => count(Object.values(list).reduce((a, b) => a + b, 0));
  return card(names.get(one.id)?.nombre.replaceAll('-', ' · ') ?? one.id, {},
    table(t('division.table', { name: names.get(one.id)?.nombre.replaceAll('-', ' · ') ?? one.id }), [{ name: t('division.boxes') }, { name: t('column.votes'), number: true }, ...parties.map((party) => ({ name: party, number: true }))],
      [[t('division.own'), sum(one.propios), ...parties.map((party) => cell(one.propios, party))], ...steps,
        [h('b', {}, t('division.result')), h('b', {}, sum(one.resultado)), ...parties.map((party) => h('b', {}, cell(one.resultado, party)))]]),
    used.length < one.combinaciones.length ? h('p', { class: 'hint' }, t('division.empty', { count: one.combinaciones.length - used.length })) : null);
}

export async function divisionPage(place, { index }) {
  const data = await at(place.territory ? addressOf(place.election, place.territory) : place.election.estado);
  const names = new Map(boxes(data).map((option) => [option.id, option]));
  const coalitions = data.reparto?.coaliciones ?? [];
  const below = !place.territory && place.election.territorios;
  return [heading(place, index, t('page.reparto')),
    card(t('division.rule'), {}, h('ol', {}, ['own', 'equal', 'rest', 'sum'].map((step) => h('li', {}, t(`division.rule.${step}`)))),
      h('p', { class: 'hint' }, t('division.level', { level: t(`level.${data.reparto?.nivel ?? place.election.division}`) }))),
    coalitions.length === 0 ? h('p', { class: 'card empty' }, t('division.none')) : coalitions.map((one) => coalition(place, one, names)),
    below ? card(t('division.below'), {}, h('ul', { class: 'chips' }, below.map((one) => h('li', {}, h('a', { href: link(place, { page: 'reparto', territory: one.id }) }, `${Number(one.id)} · ${title(one.nombre)}`))))) : null].filter(Boolean).flat();
}

