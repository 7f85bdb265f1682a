// Every acta of an election in one list, from the published database.
import { unpacked } from './data.js';
import { h } from './dom.js';
import { language, t } from './texts.js';
import { count, sentence, title } from './format.js';
import { link } from './place.js';
import { card, heading, tag, territoryWord } from './parts.js';
import { parse, plain } from './csv.js';
import { windowed } from './window.js';

const read = new Map();

function database(index, election) {
  const file = index.bases.find((one) => one.eleccion === election.eleccion && one.archivo.endsWith('.csv.gz'));
  if (!file) return Promise.reject(new Error('unknown'));
  if (!read.has(file.ruta)) {
    read.clear();
    const answer = unpacked(file.ruta).then(prepare);
    answer.catch(() => read.clear());
    read.set(file.ruta, answer);
  }
  return read.get(file.ruta);
}

function prepare(text) {
  const { names, rows } = parse(text);
  const at = (name) => names.indexOf(name);
  const territory = names.findIndex((name) => /^ID_(DISTRITO|MUNICIPIO)/.test(name));
  const where = { key: at('CLAVE_CASILLA'), acta: at('CLAVE_ACTA'), section: at('SECCION'), votes: at('TOTAL_VOTOS_CALCULADO'), sign: at('CONTABILIZADA'), text: at('OBSERVACIONES'), lista: at('LISTA_NOMINAL') };
  return rows.map((row) => ({
    key: plain(row[where.key]), acta: plain(row[where.acta]), section: plain(row[where.section]), territory: plain(row[territory]), name: row[territory + 1],
    votes: row[where.votes], sign: row[where.sign], text: row[where.text], lista: row[where.lista],
    words: `${plain(row[where.key])} ${plain(row[where.section])} ${row[territory + 1]}`.toLowerCase(),
  }));
}

// A number of up to four digits is a section; anything else is looked for in key and name.
export function filter(all, wish, sign) {
  const wanted = wish.trim().toLowerCase();
  const section = /^\d{1,4}$/.test(wanted) ? wanted.padStart(4, '0') : null;
  return all.filter((row) => (!sign || row.sign === sign) && (!wanted || (section ? row.section === section : row.words.includes(wanted))));
}

const number = (text) => (/^\d+$/.test(text) ? count(Number(text)) : sentence(text));

function line(place, row) {
  const href = /^\d{4}$/.test(row.section) && /^\d+$/.test(row.territory)
    ? link(place, { page: 'seccion', territory: row.territory, section: row.section }) : link(place, {});
  return h('li', { class: 'acta-line' }, h('a', { href }, row.key || row.acta || t('status.outside')), h('span', { class: 'wide-only' }, /^\d+$/.test(row.territory) ? `${Number(row.territory)} · ${title(row.name)}` : '–'),
    h('span', { class: 'n' }, /^\d+$/.test(row.section) ? Number(row.section) : '–'), h('span', {}, tag(row.sign)), h('span', { class: 'n' }, number(row.votes)));
}

const SITUATIONS = [['', 'actas.all'], ['1', 'status.counted'], ['0', 'status.notcounted'], ['-', 'status.pending'], ['2', 'status.outside']];

function searchable(place, id) {
  const found = h('p', { role: 'status', class: 'soft', id: 'hallados' });
  const wish = h('input', { id: 'busca', type: 'search', autocomplete: 'off', placeholder: t('actas.search.hint'), value: place.busca ?? '' });
  const sign = h('select', { id: 'situacion' }, SITUATIONS.map(([value, name]) => h('option', { value }, t(name))));
  const list = windowed(t('page.actas'), (row) => line(place, row));
  let all = [];
  function search(stay) {
    const shown = filter(all, wish.value, sign.value);
    found.textContent = t('actas.found', { count: count(shown.length), all: count(all.length) });
    list.show(shown, stay);
  }
  wish.oninput = () => search(false);
  sign.onchange = () => search(false);
  const element = card(null, { 'data-key': id },
    h('div', { class: 'tools' }, h('label', { class: 'field', for: 'busca' }, t('actas.search'), wish), h('label', { class: 'field', for: 'situacion' }, t('column.status'), sign)),
    found,
    h('div', { class: 'acta-line head-line', 'aria-hidden': 'true' }, h('span', {}, t('column.casilla')), h('span', { class: 'wide-only' }, territoryWord(place.election)), h('span', { class: 'n' }, t('column.section')), h('span', {}, t('column.status')), h('span', { class: 'n' }, t('column.votes'))),
    list.frame);
  return { id, card: element, update: (rows) => { all = rows; search(element.isConnected); } };
}

// With a new cut the same list stays, with what the reader is looking for and where they are in it.
let present = null;

export async function actasPage(place, { index }) {
  const all = await database(index, place.election);
  const id = `actas-${place.election.carpeta}-${language}`;
  if (present?.id !== id || !present.card.isConnected) present = searchable(place, id);
  const { card: element, update } = present;
  queueMicrotask(() => update(all));
  return [heading(place, index, t('page.actas')), element];
}
