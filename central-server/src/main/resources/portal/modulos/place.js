// What is shown stands in the page's own address, so that it can be shared, kept and gone back to:
//   #/gub                      the state             #/gub/distrito/001           a district or municipality
//   #/gub/distrito/001/0023    a section             …/0023/acta-G-006            one of its actas
//   #/gub/distrito/001/reparto how its coalitions are divided; #/gub/reparto in the state
//   #/gub/rp, /fuera, /fdc     actas of the state alone       …/rp/acta-…         one of them
//   #/gub/faltan, /estadistica, /evolucion, /comparar, /actas, /mapa, /tipo/A
//   #/descargas, /preguntas, /recuento
//   ?vista=partido             votes by party        ?pantalla=muro               for a wall screen
export const GROUPS = ['rp', 'fuera', 'fdc'];
export const LISTS = ['faltan', 'estadistica', 'evolucion', 'comparar', 'actas', 'mapa', 'reparto'];
export const GENERAL = ['descargas', 'preguntas', 'recuento'];
const ASKED = ['vista', 'pantalla', 'con', 'color', 'busca'];

export function read(hash, index) {
  const [path, query] = hash.replace(/^#\/?/, '').split('?');
  const [first, second, third, fourth, fifth] = path.split('/').filter(Boolean).map(decodeURIComponent);
  const asked = new URLSearchParams(query);
  const place = { election: index.elecciones.find((e) => e.carpeta === first) ?? index.elecciones[0] };
  for (const name of ASKED) if (asked.get(name)) place[name] = asked.get(name);
  if (GENERAL.includes(first)) return { ...place, page: first };
  if (!second) return { ...place, page: 'entidad' };
  if (LISTS.includes(second)) return { ...place, page: second };
  if (GROUPS.includes(second)) return third ? { ...place, page: 'acta', group: second, acta: third } : { ...place, page: second };
  if (second === 'tipo') return { ...place, page: 'tipo', type: third };
  if (second !== place.election.division || !third) return { ...place, page: 'entidad' };
  const below = { ...place, territory: third };
  if (!fourth) return { ...below, page: 'territorio' };
  if (fourth === 'reparto') return { ...below, page: 'reparto' };
  return fifth ? { ...below, page: 'acta', section: fourth, acta: fifth } : { ...below, page: 'seccion', section: fourth };
}

export function write(place) {
  const path = ['#'];
  if (GENERAL.includes(place.page)) path.push(place.page);
  else {
    path.push(place.election.carpeta);
    if (place.page === 'tipo') path.push('tipo', place.type);
    else if (place.group) path.push(place.group);
    else if (place.territory) path.push(place.election.division, place.territory);
    if (place.section) path.push(place.section);
    if (place.page === 'reparto' || LISTS.includes(place.page) || GROUPS.includes(place.page)) path.push(place.page);
    if (place.acta) path.push(place.acta);
  }
  const asked = new URLSearchParams(ASKED.filter((name) => place[name]).map((name) => [name, place[name]]));
  return path.join('/') + (asked.size > 0 ? `?${asked}` : '');
}

// Another place that keeps how the reader looks at things.
export function link(from, change) {
  const { election, vista, pantalla } = from;
  return write({ election, vista, pantalla, page: 'entidad', ...change });
}
