// Downloads and how to check them; frequent questions.
import { bytes } from './data.js';
import { h, byId } from './dom.js';
import { t, has, parts } from './texts.js';
import { sentence, size } from './format.js';
import { card } from './parts.js';
import { canHash, check, sha256, verdict } from './verify.js';
import { signature } from './signature.js';

const KINDS = [['analisis', /_ANALISIS_.*\.zip$/], ['zip', /\.zip$/], ['candidaturas', /_CANDIDATURAS_/], ['leeme', /LEEME/], ['gz', /\.csv\.gz$/], ['csv', /\.csv$/], ['xlsx', /\.xlsx$/]];

const kind = (name) => KINDS.find(([, form]) => form.test(name))?.[0] ?? 'other';

function file(one) {
  const name = one.archivo.split('/').pop();
  const result = `descarga-${one.sha256.slice(0, 12)}`;
  async function run() {
    byId(result).replaceChildren(verdict('busy', t('verify.busy')));
    try {
      const { ok, found, size: length } = await check(one.ruta, one.sha256);
      byId(result).replaceChildren(ok ? verdict('ok', t('verify.ok', { size: size(length) })) : verdict('bad', t('verify.bad', { found })));
    } catch {
      byId(result).replaceChildren(verdict('bad', t('verify.unreachable')));
    }
  }
  return h('li', { 'data-key': one.sha256 },
    h('a', { href: one.ruta, download: name }, name), ' ', h('span', { class: 'soft' }, size(one.bytes)),
    canHash() ? h('button', { type: 'button', class: 'small', onclick: run, 'aria-label': t('download.check.of', { name }) }, t('download.check')) : null,
    h('p', { class: 'soft kind' }, t(`download.kind.${kind(name)}`)),
    h('div', { class: 'hash soft' }, `SHA-256 ${one.sha256}`), h('div', { id: result }));
}

const files = (title, list) => (list.length === 0 ? null : card(title, {}, h('ul', { class: 'files' }, list.map(file))));

export async function downloadsPage(place, { index, progress }) {
  const of = (code) => index.bases.filter((one) => one.eleccion === code);
  const id = 'firma';
  async function verify() {
    byId(id).replaceChildren(verdict('busy', t('verify.busy')));
    try {
      const { ok, key, files: number } = await signature(progress, { bytes, sha256 });
      byId(id).replaceChildren(ok ? verdict('ok', t('signature.ok', { files: number, key })) : verdict('bad', t('signature.bad')));
    } catch {
      byId(id).replaceChildren(verdict('plain', t('signature.impossible')));
    }
  }
  return [h('div', { class: 'head' }, h('div', {}, h('h1', {}, t('page.descargas')), h('p', { class: 'soft' }, t('download.cut', { cut: progress.corte })))),
    files(t('download.all'), of(undefined)),
    ...index.elecciones.map((e) => files(sentence(e.nombreEleccion), of(e.eleccion))),
    card(t('download.how'), {},
      h('p', {}, parts('download.how.text', { manifest: h('a', { href: progress.manifiesto.ruta }, t('download.manifest')), signature: h('a', { href: `${progress.manifiesto.ruta}.firma` }, t('download.signature')), key: h('a', { href: 'clave-publica.pem' }, t('download.key')) })),
      h('pre', { tabindex: 0 }, t('download.how.commands')),
      h('p', {}, h('button', { type: 'button', onclick: verify, disabled: !canHash() }, t('signature.run')), ' ', h('a', { href: '#/recuento' }, t('page.recuento'))),
      h('div', { id }, canHash() ? null : verdict('plain', t('verify.insecure')))),
    card(t('download.others'), {}, h('ul', {}, h('li', {}, h('a', { href: 'cortes.atom' }, t('download.atom'))), h('li', {}, h('a', { href: 'sin-javascript.html' }, t('download.plain'))),
      h('li', {}, h('a', { href: 'incrustar.html' }, t('download.embed'))), h('li', {}, h('a', { href: '#/?pantalla=muro' }, t('download.wall'))),
      index.elecciones.map((e) => h('li', {}, h('a', { href: `compartir-${e.carpeta}.svg` }, t('download.picture', { election: sentence(e.nombreEleccion) }))))))].filter(Boolean);
}

export async function questionsPage() {
  const entries = [];
  for (let i = 1; has(`question.${i}`); i++) entries.push(i);
  return [h('h1', {}, t('page.preguntas')), card(null, { class: 'card questions' }, entries.map((i) =>
    h('details', { 'data-key': i, open: i === 1 }, h('summary', {}, h('h2', {}, t(`question.${i}`))), h('p', {}, t(`answer.${i}`)))))];
}
