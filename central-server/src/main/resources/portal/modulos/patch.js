// Brings what is shown to what is wanted and touches nothing else: focus, open details and the place on the page stay.
const HANDLERS = ['onclick', 'onsubmit', 'oninput', 'onchange', 'onkeydown', 'onpointerdown', 'onpointermove', 'onpointerup', 'onwheel', 'onfocus'];
const OF_THE_READER = new Set(['open', 'style']);

function alike(one, other) {
  return one.nodeType === other.nodeType && one.nodeName === other.nodeName
    && (one.nodeType !== Node.ELEMENT_NODE
      || (one.id === other.id && one.dataset.key === other.dataset.key && !one.nodeName.includes('-')));
}

function merge(old, wanted) {
  if (old.nodeType !== Node.ELEMENT_NODE) {
    if (old.data !== wanted.data) old.data = wanted.data;
    return;
  }
  if (old.isEqualNode(wanted) && HANDLERS.every((name) => !wanted[name] && !old[name]) && !wanted.querySelector('button, form, input, select')) return;
  for (const { name } of [...old.attributes]) {
    if (!wanted.hasAttribute(name) && !OF_THE_READER.has(name)) old.removeAttribute(name);
  }
  for (const { name, value } of [...wanted.attributes]) {
    if (!OF_THE_READER.has(name) && old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
  if (old.style.cssText !== wanted.style.cssText) old.style.cssText = wanted.style.cssText;
  for (const name of HANDLERS) if (old[name] !== wanted[name]) old[name] = wanted[name];
  patch(old, [...wanted.childNodes]);
}

// Another of its kind scrolls on from where the reader was.
function replace(old, node) {
  const place = old.scrollTop;
  old.replaceWith(node);
  if (place > 0) node.scrollTop = place;
}

export function patch(parent, wanted) {
  const present = [...parent.childNodes];
  wanted.forEach((node, i) => {
    if (!present[i]) parent.append(node);
    else if (present[i] === node) return;
    else if (alike(present[i], node)) merge(present[i], node);
    else replace(present[i], node);
  });
  present.slice(wanted.length).forEach((node) => node.remove());
}
