// Elements without markup in strings, so that nothing from outside ever becomes markup.
const SVG = 'http://www.w3.org/2000/svg';

const isShown = (child) => child !== null && child !== undefined && child !== false && child !== '';

function build(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (!isShown(value) && value !== '') continue;
    if (name.startsWith('on')) element[name] = value;
    else if (name.startsWith('--')) element.style.setProperty(name, value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat(Infinity).filter(isShown));
  return element;
}

export const h = (tag, attributes, ...children) => build(document.createElement(tag), attributes, children);

export const svg = (tag, attributes, ...children) => build(document.createElementNS(SVG, tag), attributes, children);

export const byId = (id) => document.getElementById(id);

// A table with a caption for everybody; columns are {name, number, wide}, cells texts or nodes.
export function table(caption, columns, rows, attributes = {}) {
  const kind = (column) => [column.number ? 'n' : '', column.wide ? 'wide-only' : ''].join(' ').trim() || null;
  return h('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': caption },
    h('table', attributes,
      h('caption', { class: attributes.captioned ? null : 'visually-hidden' }, caption),
      h('thead', {}, h('tr', {}, columns.map((c) => h('th', { scope: 'col', class: kind(c) }, c.name)))),
      h('tbody', {}, rows.map((cells) => h('tr', {}, cells.map((cell, i) =>
        h(i === 0 ? 'th' : 'td', { scope: i === 0 ? 'row' : null, class: kind(columns[i]) }, cell)))))));
}
