// What is not in the votes, and why: captured is not counted.
import { h } from './dom.js';
import { t, has, parts } from './texts.js';
import { count, percent, share, sentence } from './format.js';
import { link } from './place.js';
import { card, gauge } from './parts.js';

export const reason = (observation, text) => (has(`observation.${observation}`) ? t(`observation.${observation}`) : sentence(text ?? observation));

export function missing(data, place) {
  const f = data.figuras;
  const line = (kind, number, label, ...notes) => h('li', { class: `key ${kind}`, 'data-key': kind },
    h('b', {}, count(number)), ' ', label, h('small', {}, percent(share(number, f.actasEsperadas))), notes);
  const reasons = (data.observaciones ?? []).filter((o) => o.contabilizada === '0');
  const partly = (data.observaciones ?? []).filter((o) => o.contabilizada === '1');
  const outside = (data.observaciones ?? []).filter((o) => o.contabilizada === '2');
  return card(t(f.actasEsperadas === 1 ? 'missing.title.one' : 'missing.title', { expected: count(f.actasEsperadas) }), { class: 'card missing' },
    gauge(f),
    h('ul', { class: 'keys' },
      line('counted', f.actasContabilizadas, t('missing.counted')),
      line('captured', f.actasNoContabilizadas, t('missing.notcounted'), reasons.length === 0 ? null : h('ul', { class: 'reasons' }, reasons.map((o) =>
        h('li', { 'data-key': o.observacion }, h('span', {}, reason(o.observacion, o.texto)), h('b', {}, count(o.actas)))))),
      line('pending', data.actasPorCapturar, t('missing.pending'))),
    partly.map((o) => h('p', { class: 'hint', 'data-key': o.observacion }, t('missing.partly', { count: count(o.actas), reason: reason(o.observacion, o.texto).toLowerCase() }))),
    outside.map((o) => h('p', { class: 'hint', 'data-key': o.observacion }, parts('missing.outside', { count: count(o.actas), list: h('a', { href: link(place, { page: 'fdc' }) }, t('missing.outside.list')) }))),
    h('p', { class: 'hint' }, t('missing.explained')),
    place.page === 'entidad' || place.page === 'territorio' ? h('p', {}, h('a', { href: link(place, { page: 'faltan' }) }, t('missing.all'))) : null);
}
