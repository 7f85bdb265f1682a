// The strip that never leaves: how far the election is, when, and the box for one's own section.
import { at } from './data.js';
import { h } from './dom.js';
import { t } from './texts.js';
import { ago, count, percent, time } from './format.js';
import { link } from './place.js';
import { gauge } from './parts.js';
import { age, ask, condition, now } from './live.js';

const measure = (value, label, key, kind = '') => h('div', { class: `measure ${kind}`, 'data-key': key }, h('b', {}, value), ' ', h('span', {}, label));

function state() {
  const { progress } = now;
  const next = progress.siguienteCorte ? t('strip.next', { hour: time(progress.siguienteCorte).hour }) : '';
  const words = {
    fresh: next, zeros: t('strip.zeros'), closed: t('strip.closed'), paused: t('strip.paused'),
    late: t('strip.late', { hour: progress.siguienteCorte ? time(progress.siguienteCorte).hour : '' }), offline: t('strip.offline'),
  };
  return words[condition()];
}

async function find(place, form) {
  const input = form.elements.seccion;
  const section = input.value.trim().padStart(4, '0');
  const territories = (await at(place.election.secciones)).territorios;
  const territory = Object.keys(territories).find((id) => territories[id].includes(section));
  if (territory) {
    location.hash = link(place, { page: 'seccion', territory, section }).slice(1);
    return;
  }
  input.setCustomValidity(t('section.unknown', { number: Number(section) || input.value }));
  input.reportValidity();
}

function box(place) {
  return h('form', { class: 'section-box', role: 'search', onsubmit: (event) => { event.preventDefault(); find(place, event.target); } },
    h('label', { for: 'seccion' }, t('section.mine')),
    h('input', {
      id: 'seccion', name: 'seccion', inputmode: 'numeric', maxlength: 4, pattern: '[0-9]{1,4}', required: true, autocomplete: 'off', placeholder: '0000',
      onfocus: () => at(place.election.secciones), oninput: (event) => event.target.setCustomValidity(''),
    }),
    h('button', { type: 'submit' }, t('section.go')));
}

export function strip(place) {
  const { progress } = now;
  const f = progress.elecciones.find((e) => e.eleccion === place.election.eleccion).figuras;
  const { day, hour } = time(progress.hora);
  return h('div', { class: 'wrap strip-row' }, h('div', { class: 'strip-figures' },
    h('div', { class: 'measure main', 'data-key': 'captured' }, h('b', {}, percent(f.porcentajeActasCapturadas)), ' ',
      h('span', {}, t('strip.captured', { part: count(f.actasCapturadas), whole: count(f.actasEsperadas) })), gauge(f)),
    measure(percent(f.porcentajeActasContabilizadas), t('strip.counted'), 'counted'),
    measure(percent(f.porcentajeParticipacionCiudadana), t('strip.turnout'), 'turnout'),
    h('div', { class: `measure cut ${condition()}`, 'data-key': 'cut' }, h('b', {}, t('strip.cut', { cut: progress.corte, hour })),
      h('span', {}, h('time', { datetime: progress.hora }, h('span', { class: 'wide-only' }, `${day} · `), ago(age()))), h('span', { class: 'state' }, state())),
    h('button', { type: 'button', id: 'actualizar', onclick: refresh, 'data-key': 'refresh' }, t('strip.refresh'))),
    box(place));
}

async function refresh(event) {
  const button = event.currentTarget;
  button.setAttribute('aria-busy', 'true');
  const news = await ask();
  button.removeAttribute('aria-busy');
  button.textContent = t(news === 'lost' ? 'strip.unreachable' : news === 'same' ? 'strip.newest' : 'strip.refresh');
  setTimeout(() => { button.textContent = t('strip.refresh'); }, 2500);
}
