// The picture of an acta: fit, enlarge, turn, move with hand or keys.
import { h } from './dom.js';
import { t } from './texts.js';
import { card } from './parts.js';

const STEPS = [1, 1.5, 2, 3, 4];

export function viewer(row, name) {
  const image = h('img', { src: row.imagen.ruta, alt: t('acta.image.of', { name }), decoding: 'async', draggable: 'false' });
  const stage = h('div', { class: 'stage', tabindex: 0, role: 'group', 'aria-label': t('viewer.label') }, image);
  const state = { step: 0, turn: 0 };
  const show = () => {
    image.style.setProperty('--zoom', STEPS[state.step]);
    image.style.setProperty('--turn', `${state.turn * 90}deg`);
    stage.classList.toggle('sideways', state.turn % 2 === 1);
    stage.classList.toggle('enlarged', state.step > 0);
  };
  const zoom = (by) => { state.step = Math.min(STEPS.length - 1, Math.max(0, state.step + by)); show(); };
  const turn = (by) => { state.turn = (state.turn + by + 4) % 4; show(); };
  image.onclick = () => zoom(state.step === 0 ? 2 : -state.step);
  stage.onkeydown = (event) => {
    const acts = { '+': () => zoom(1), '-': () => zoom(-1), 0: () => zoom(-state.step), r: () => turn(1), R: () => turn(-1) };
    if (acts[event.key] && !event.ctrlKey && !event.metaKey) { event.preventDefault(); acts[event.key](); }
  };
  let from = null;
  stage.onpointerdown = (event) => { if (event.pointerType === 'mouse') from = { x: event.clientX + stage.scrollLeft, y: event.clientY + stage.scrollTop }; };
  stage.onpointermove = (event) => { if (from && event.buttons === 1) stage.scrollTo(from.x - event.clientX, from.y - event.clientY); };
  stage.onpointerup = () => { from = null; };
  const button = (key, act, label) => h('button', { type: 'button', onclick: act, 'aria-label': t(key), title: t(key) }, label);
  show();
  return card(t('acta.image'), { class: 'card viewer', 'data-key': row.imagen.sha256 },
    h('div', { class: 'buttons' }, button('viewer.larger', () => zoom(1), '＋'), button('viewer.smaller', () => zoom(-1), '－'),
      button('viewer.fit', () => zoom(-state.step), t('viewer.fit')), button('viewer.left', () => turn(-1), '↺'), button('viewer.right', () => turn(1), '↻')),
    stage);
}
