// The address of what is shown, and a picture of it, to pass on.
import { h } from './dom.js';
import { t } from './texts.js';

export function shareButton(place) {
  return h('button', {
    type: 'button', id: 'compartir',
    onclick: async (event) => {
      const button = event.currentTarget;
      const what = { title: document.title, url: location.href };
      try {
        if (navigator.share && matchMedia('(pointer: coarse)').matches) await navigator.share(what);
        else {
          await navigator.clipboard.writeText(what.url);
          button.textContent = t('share.copied');
          setTimeout(() => { button.textContent = t('share'); }, 2500);
        }
      } catch {
        // The reader thought better of it, or the browser forbids: the address line has it.
      }
    },
  }, t('share'));
}
