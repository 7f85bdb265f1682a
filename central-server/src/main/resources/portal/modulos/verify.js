// Checks in this very browser that a file is the one whose hash is published.
import { bytes } from './data.js';
import { h, byId } from './dom.js';
import { t } from './texts.js';
import { size } from './format.js';
import { card } from './parts.js';

export const canHash = () => Boolean(globalThis.crypto?.subtle);

export const hex = (buffer) => [...new Uint8Array(buffer)].map((b) => b.toString(16).padStart(2, '0')).join('');

export const sha256 = async (content) => hex(await crypto.subtle.digest('SHA-256', content));

export async function check(address, expected) {
  const content = await bytes(address);
  const found = await sha256(content);
  return { ok: found === expected, found, size: content.length };
}

// The verdict stands in words and in a sign, not in colour alone.
export function verdict(kind, text) {
  const signs = { ok: '✓', bad: '✗', busy: '…', plain: '•' };
  return h('p', { class: `verdict ${kind}`, role: 'status' }, h('b', { 'aria-hidden': 'true' }, signs[kind]), ' ', text);
}

export function fileCheck(file, name) {
  const id = `comprobacion-${file.sha256.slice(0, 12)}`;
  const say = (node) => byId(id)?.replaceChildren(node);
  async function run() {
    say(verdict('busy', t('verify.busy')));
    try {
      const { ok, found, size: length } = await check(file.ruta, file.sha256);
      say(ok ? verdict('ok', t('verify.ok', { size: size(length) })) : verdict('bad', t('verify.bad', { found })));
    } catch {
      say(verdict('bad', t('verify.unreachable')));
    }
  }
  if (canHash()) queueMicrotask(run);
  return card(t('verify.title'), { class: 'card check', 'data-key': file.sha256 },
    h('p', { class: 'hash' }, h('span', { class: 'soft' }, 'SHA-256 '), file.sha256),
    h('div', { id, class: 'result' }, canHash() ? verdict('busy', t('verify.busy')) : verdict('plain', t('verify.insecure'))),
    h('p', {}, h('a', { class: 'button', href: file.ruta, download: name }, t('verify.download')), ' ',
      h('a', { href: file.ruta, target: '_blank', rel: 'noopener' }, t('verify.open'))),
    h('p', { class: 'hint' }, t('verify.explained')));
}

