// A long list of which only the lines in sight are drawn. A line that stays in sight stays the same element.
import { h } from './dom.js';

const LINE = 44;
const AROUND = 12;
// Lines a reader may go on before more are drawn.
const SLACK = 4;

export function windowed(label, draw) {
  const list = h('ul', { class: 'window' });
  const frame = h('div', { class: 'window-frame', tabindex: 0, role: 'region', 'aria-label': label }, list);
  const drawn = new Map();
  let rows = [];
  let planned = false;
  let place = -1;

  function line(i) {
    const element = draw(rows[i]);
    element.style.setProperty('--top', `${i * LINE}px`);
    element.setAttribute('aria-setsize', rows.length);
    element.setAttribute('aria-posinset', i + 1);
    return element;
  }

  function update() {
    planned = false;
    const top = Math.floor(frame.scrollTop / LINE);
    if (place >= 0 && Math.abs(top - place) < SLACK) return;
    place = top;
    const first = Math.max(0, top - AROUND);
    const last = Math.min(rows.length, first + Math.ceil((frame.clientHeight || 600) / LINE) + 2 * AROUND);
    for (const [i, element] of drawn) {
      if (i < first || i >= last) { element.remove(); drawn.delete(i); }
    }
    let next = null;
    for (let i = last - 1; i >= first; i--) {
      if (!drawn.has(i)) {
        drawn.set(i, line(i));
        list.insertBefore(drawn.get(i), next);
      }
      next = drawn.get(i);
    }
  }

  function plan() {
    if (!planned) requestAnimationFrame(update);
    planned = true;
  }

  // Shows these, from the top or where the reader is.
  function show(wanted, stay) {
    rows = wanted;
    drawn.forEach((element) => element.remove());
    drawn.clear();
    place = -1;
    list.style.setProperty('--height', `${rows.length * LINE}px`);
    if (!stay) frame.scrollTop = 0;
    update();
  }

  frame.addEventListener('scroll', plan, { passive: true });
  new ResizeObserver(() => { place = -1; plan(); }).observe(frame);
  return { frame, show };
}
