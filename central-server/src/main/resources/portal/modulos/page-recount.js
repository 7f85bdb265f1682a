// Recount in the browser: runs recuento.js, which anybody can read, over an election.
import { h, byId } from './dom.js';
import { t, parts } from './texts.js';
import { sentence } from './format.js';
import { card } from './parts.js';
import { canHash, verdict } from './verify.js';

function say(target, counts) {
  return (kind, ok, name, own, published) => {
    counts[ok ? 'ok' : 'bad'] += 1;
    const text = { signature: t('recount.signature'), database: t('recount.database', { name }), figure: t('recount.figure', { name, own, published }), votes: t('recount.votes', { name, differences: own ?? '' }) }[kind];
    target.append(h('li', { 'data-ok': String(ok) }, verdict(ok ? 'ok' : 'bad', text)));
    byId('recuento-suma').replaceChildren(verdict(counts.bad > 0 ? 'bad' : 'busy', t('recount.sofar', counts)));
  };
}

async function run(election) {
  const list = byId('recuento-lista');
  const counts = { ok: 0, bad: 0 };
  list.replaceChildren();
  byId('recuento-suma').replaceChildren(verdict('busy', t('verify.busy')));
  try {
    const { recount } = await import('../recuento.js');
    await recount(document.baseURI, election, say(list, counts));
    byId('recuento-suma').replaceChildren(verdict(counts.bad === 0 ? 'ok' : 'bad', t(counts.bad === 0 ? 'recount.ok' : 'recount.bad', counts)));
  } catch (problem) {
    byId('recuento-suma').replaceChildren(verdict('bad', t('recount.failed', { problem: problem.message })));
  }
}

export async function recountPage(place, { index }) {
  return [h('h1', {}, t('page.recuento')),
    card(null, {}, h('p', {}, t('recount.what')), h('p', {}, parts('recount.script', { script: h('a', { href: 'recuento.js' }, 'recuento.js') })),
      h('div', { class: 'tools' }, index.elecciones.map((e) => h('button', { type: 'button', disabled: !canHash(), onclick: () => run(e.eleccion) }, t('recount.run', { election: sentence(e.nombreEleccion) })))),
      h('div', { id: 'recuento-suma', 'aria-live': 'polite' }, canHash() ? null : verdict('plain', t('verify.insecure')))),
    h('section', { class: 'card', 'aria-label': t('recount.steps') }, h('ol', { id: 'recuento-lista', class: 'recount' }))];
}
