// One acta: its picture beside its figures, where it comes from, whether it counts and why not.
import { h, table } from './dom.js';
import { t } from './texts.js';
import { count, sentence, time, title } from './format.js';
import { boxes } from './colors.js';
import { link } from './place.js';
import { card, heading, numberOr, swatch, tag, territoryWord } from './parts.js';
import { groupData, sectionData } from './page-results.js';
import { viewer } from './viewer.js';
import { fileCheck } from './verify.js';

const OWN_WORDS = ['TOTAL_BOLETAS_SOBRANTES', 'TOTAL_PERSONAS_VOTARON', 'TOTAL_REP_PARTIDO_CI_VOTARON', 'TOTAL_VOTOS_SACADOS', 'TOTAL_VOTOS_ASENTADO', 'NO_REGISTRADAS', 'NULOS'];

const rowsOf = (data) => (data.casillas ? data.casillas.flatMap((casilla) => casilla.actas.map((row) => [casilla, row])) : data.actas.map((row) => [null, row]));

function figures(data, row) {
  const names = new Map(boxes(data).map((option) => [option.id, option]));
  const label = (id) => (OWN_WORDS.includes(id) ? t(`field.${id}`) : h('span', { class: 'leader' }, swatch(names.get(id) ?? { id }), names.get(id)?.nombre ?? id));
  const before = ['TOTAL_BOLETAS_SOBRANTES', 'TOTAL_PERSONAS_VOTARON', 'TOTAL_REP_PARTIDO_CI_VOTARON', 'TOTAL_VOTOS_SACADOS'];
  const entries = Object.entries(row.campos);
  const votes = entries.filter(([id]) => !before.includes(id) && id !== 'TOTAL_VOTOS_ASENTADO');
  const rest = entries.filter(([id]) => before.includes(id) || id === 'TOTAL_VOTOS_ASENTADO');
  const columns = [{ name: t('column.field') }, { name: t('column.figure'), number: true }];
  const cells = (list) => list.map(([id, value]) => [label(id), typeof value === 'number' ? count(value) : h('em', {}, sentence(value))]);
  return card(t('acta.figures'), { class: 'card figures' },
    table(t('acta.votes'), columns, cells(votes), { class: 'compact' }),
    h('p', { class: 'sum' }, h('span', {}, t('acta.total')), h('b', {}, count(row.totalVotos))),
    h('details', {}, h('summary', {}, t('acta.others')), table(t('acta.others'), columns, cells(rest), { class: 'compact' }), h('p', { class: 'hint' }, t('acta.written'))));
}

function facts(casilla, row) {
  const fact = (name, value) => (value === null || value === undefined || value === '' ? null : [h('dt', {}, name), h('dd', {}, value)]);
  const moment = (iso) => { if (!iso) return null; const at = time(iso); return `${at.day}, ${at.second}`; };
  const origin = [row.origen && t(`origin.${row.origen}`), row.digitalizacion && t(`digitization.${row.digitalizacion}`)].filter(Boolean).join(', ');
  return card(t('acta.facts'), {}, h('dl', { class: 'facts' },
    fact(t('fact.casilla'), casilla?.claveCasilla), fact(t('fact.acta'), row.claveActa ?? row.id),
    fact(t('fact.type'), casilla ? t(`casilla.${casilla.tipoCasilla}`) : null),
    fact(t('fact.location'), casilla ? t(`location.${casilla.ubicacion}`) : null),
    fact(t('column.lista'), casilla?.listaNominal === undefined ? null : count(casilla.listaNominal)),
    fact(t('fact.representatives'), row.representantes === undefined ? null : count(row.representantes)),
    fact(t('fact.origin'), origin ? sentence(origin) : null), fact(t('fact.document'), row.tipoDocumento), fact(t('fact.transfer'), row.mecanismoTraslado),
    fact(t('fact.acopio'), moment(row.acopio)), fact(t('fact.captura'), moment(row.captura)), fact(t('fact.verificacion'), moment(row.verificacion)),
    row.cotejada === undefined ? null : fact(t('fact.cotejada'), t(row.cotejada ? 'yes' : 'no'))));
}

export async function actaPage(place, { index }) {
  const data = place.group ? await groupData(place) : await sectionData(place);
  const rows = rowsOf(data);
  const at = rows.findIndex(([, row]) => row.fragmento === place.acta);
  if (at < 0) throw new Error('unknown');
  const [casilla, row] = rows[at];
  const where = place.group ? { group: place.group } : { territory: place.territory, section: place.section };
  const to = (i, key) => (rows[i] ? h('a', { class: 'button', href: link(place, { ...where, page: 'acta', acta: rows[i][1].fragmento }) }, t(key)) : null);
  const name = casilla ? casilla.nombre : t('group.fdc.one');
  const municipality = casilla?.municipio && place.election.division === 'municipio' ? null : casilla?.municipio;
  return [heading(place, index, name, to(at - 1, 'acta.previous'), to(at + 1, 'acta.next')),
    h('section', { class: 'card decision' }, tag(row.contabilizada),
      h('p', {}, row.observaciones.length > 0 ? sentence(row.texto) : t(`decision.${row.contabilizada}`)),
      row.contabilizada === '0' ? h('p', { class: 'hint' }, t('missing.explained')) : null),
    h('div', { class: 'acta-columns' },
      row.imagen
        ? h('div', { class: 'stack' }, viewer(row, name), fileCheck(row.imagen, `${row.claveActa ?? row.id}.jpg`))
        : card(t('acta.image'), {}, h('p', { class: 'empty' }, t(row.contabilizada === '-' ? 'acta.noimage.pending' : 'acta.noimage'))),
      h('div', { class: 'stack' }, row.campos ? figures(data, row) : null, facts(casilla, row)))];
}
