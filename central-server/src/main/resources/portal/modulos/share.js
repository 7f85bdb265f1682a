// The address of what is shown, or a picture of it, to pass on.
import { h } from './dom.js';
import { t } from './texts.js';
import { link } from './place.js';

const onPhone = () => matchMedia('(pointer: coarse)').matches;

// Says on the button, for a moment, what came of it.
function say(button, key) {
  const before = [...button.childNodes];
  button.replaceChildren(t(key));
  setTimeout(() => button.replaceChildren(...before), 2500);
}

async function shareAddress(event) {
  const button = event.currentTarget;
  try {
    if (navigator.share && onPhone()) await navigator.share({ title: document.title, url: location.href });
    else {
      await navigator.clipboard.writeText(location.href);
      say(button, 'share.copied');
    }
  } catch {
    // The reader thought better of it, or the browser forbids: the address line has it.
  }
}

export const shareButton = () => h('button', { type: 'button', id: 'compartir', onclick: shareAddress, 'aria-label': t('share') },
  h('span', { class: 'wide-only' }, t('share')), h('span', { class: 'narrow-only', 'aria-hidden': 'true' }, '↗'));

// Few places that take pictures take SVG.
async function painted(address) {
  const image = new Image();
  image.src = address;
  await image.decode();
  const canvas = h('canvas', { width: 1200, height: 630 });
  canvas.getContext('2d').drawImage(image, 0, 0, 1200, 630);
  const blob = await new Promise((done) => { canvas.toBlob(done, 'image/png'); });
  return new File([blob], address.replace('.svg', '.png'), { type: 'image/png' });
}

async function sharePicture(button, place) {
  try {
    const file = await painted(`compartir-${place.election.carpeta}.svg`);
    const what = { files: [file], title: document.title, url: new URL(link(place, {}), location.href).href };
    if (onPhone() && navigator.canShare?.(what)) await navigator.share(what);
    else {
      const address = URL.createObjectURL(file);
      h('a', { href: address, download: file.name }).click();
      URL.revokeObjectURL(address);
    }
  } catch (problem) {
    if (problem.name !== 'AbortError') say(button, 'strip.unreachable');
  }
}

export const pictureButton = (place) => h('button', { type: 'button', id: 'imagen', class: 'small', onclick: (event) => sharePicture(event.currentTarget, place) }, t('share.picture'));
