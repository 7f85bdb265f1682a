// The public page. avance.json names the index of a cut, the index everything else; a file's address never gets
// another content. All addresses are relative to this page. What is shown stands in the page's own address:
//   #/gub                       the state        #/gub/distrito/001        a district
//   #/gub/distrito/001/0023     a section        …/0023/acta-G-006         one of its actas
//   #/gub/rp, /fuera, /fdc      actas of the state alone                   #/gub/faltan   what is not in the votes
//   #/gub/tipo/A                casillas of a type                         #/descargas    database files
//   ?vista=partido              votes by party
const POLL_MILLIS = 20_000;
const count = new Intl.NumberFormat('es-MX');
const app = { index: null, progress: null, cache: new Map() };
const CACHED = 400;

const $ = (id) => document.getElementById(id);

function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'part') element.style.setProperty('--part', value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat(Infinity).filter((c) => c !== null && c !== undefined && c !== false));
  return element;
}

async function get(path, fresh = false) {
  const response = await fetch(path, { cache: fresh ? 'no-cache' : 'default' });
  if (!response.ok) throw new Error(`${response.status} ${path}`);
  return response.json();
}

function at(address) {
  if (!app.cache.has(address)) {
    if (app.cache.size >= CACHED) app.cache.clear();
    const answer = get(address);
    answer.catch(() => app.cache.delete(address));
    app.cache.set(address, answer);
  }
  return app.cache.get(address);
}

// ---- where we are

function place() {
  const [path, query] = location.hash.replace(/^#\/?/, '').split('?');
  const [first, second, third, fourth, fifth] = path.split('/').filter(Boolean);
  const view = new URLSearchParams(query).get('vista') === 'partido' ? 'partido' : 'candidatura';
  if (first === 'descargas') return { page: 'downloads', election: app.index.elecciones[0], view };
  const election = app.index.elecciones.find((e) => e.carpeta === first) ?? app.index.elecciones[0];
  if (['rp', 'fuera', 'fdc', 'faltan'].includes(second)) return { page: second, election, view, fragment: third };
  if (second === 'tipo') return { page: 'type', election, type: third, view };
  if (third && fourth) return { page: 'section', election, territory: third, section: fourth, view, fragment: fifth };
  if (third) return { page: 'territory', election, territory: third, view };
  return { page: 'state', election, view };
}

function link(where, change = {}) {
  const to = { ...where, fragment: null, ...change };
  const parts = ['#', to.election.carpeta];
  if (['rp', 'fuera', 'fdc', 'faltan'].includes(to.page)) parts.push(to.page);
  if (to.page === 'type') parts.push('tipo', to.type);
  if (['territory', 'section'].includes(to.page)) parts.push(to.election.division, to.territory);
  if (to.page === 'section') parts.push(to.section);
  if (to.fragment) parts.push(to.fragment);
  return parts.join('/') + (to.view === 'partido' ? '?vista=partido' : '');
}

const territoryWord = (election) => (election.division === 'municipio' ? 'Municipio' : 'Distrito');
const territoryName = (election, id) => {
  const found = election.territorios.find((t) => t.id === id);
  return `${territoryWord(election)} ${Number(id)}${found ? ` · ${found.nombre}` : ''}`;
};

// ---- parts

function gauge(figures, label) {
  const of = Math.max(1, figures.actasEsperadas);
  const counted = (figures.actasContabilizadas * 100) / of;
  const captured = ((figures.actasCapturadas - figures.actasContabilizadas) * 100) / of;
  return h('div', { class: 'gauge', role: 'img', 'aria-label': label },
    h('i', { class: 'counted', part: counted }), h('i', { class: 'captured', part: captured }));
}

function measure(value, label, kind = '') {
  return h('div', { class: `measure ${kind}` }, h('b', {}, value), h('span', {}, label));
}

function time(iso, zone) {
  const at = new Date(iso);
  const options = { timeZone: zone };
  const day = at.toLocaleDateString('es-MX', { ...options, day: 'numeric', month: 'short', year: 'numeric' });
  const hour = at.toLocaleTimeString('es-MX', { ...options, hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false });
  return { day, hour };
}

function progressStrip(where) {
  const election = app.progress.elecciones.find((e) => e.eleccion === where.election.eleccion);
  const f = election.figuras;
  const { day, hour } = time(app.progress.hora, app.progress.zona);
  const label = `Actas contabilizadas ${f.actasContabilizadas}, capturadas sin contabilizar ${f.actasNoContabilizadas}, de ${f.actasEsperadas}`;
  const strip = $('avance');
  strip.hidden = false;
  strip.replaceChildren(h('div', { class: 'wrap progress-row' },
    h('div', { class: 'measure main' },
      h('b', {}, `${f.porcentajeActasCapturadas} %`), ' ',
      h('span', { class: 'num' }, `${count.format(f.actasCapturadas)} de ${count.format(f.actasEsperadas)} actas capturadas`),
      gauge(f, label)),
    measure(`${f.porcentajeActasContabilizadas} %`, 'contabilizadas'),
    measure(`${f.porcentajeParticipacionCiudadana} %`, 'participación'),
    measure(`${hour} h`, `corte ${app.progress.corte} · ${day}${nextCut()}`),
    h('button', { type: 'button', id: 'actualizar', onclick: () => update(true) },
      'Actualizar')));
}

function nextCut() {
  const next = app.progress.siguienteCorte;
  return next ? ` · sigue ${time(next, app.progress.zona).hour.slice(0, 5)} h` : '';
}

function switcher(where) {
  const option = (view, text) => h('button', {
    type: 'button', 'aria-pressed': String(where.view === view),
    onclick: () => { location.hash = link(where, { view }); },
  }, text);
  return h('div', { class: 'switch', role: 'group', 'aria-label': 'Forma de ver los votos' },
    option('candidatura', 'Por candidatura'), option('partido', 'Por partido'));
}

function bars(data, where, bothViews = true) {
  const list = where.view === 'partido' ? withShare(data) : data.votosPorCandidatura;
  const others = ['NO_REGISTRADAS', 'NULOS'];
  const contenders = list.filter((v) => !others.includes(v.id)).sort((a, b) => b.votos - a.votos);
  const most = Math.max(1, ...list.map((v) => v.votos));
  const total = list.reduce((sum, v) => sum + v.votos, 0);
  const row = (v, place) => h('li', { class: others.includes(v.id) ? 'other' : place === 0 && v.votos > 0 ? 'first' : null },
    h('span', { class: 'who' }, v.candidatura ?? v.nombre,
      v.candidatura ? h('small', {}, v.partidos ? v.partidos.join(' · ') : v.nombre)
        : v.partidos ? h('small', {}, v.partidos.join(' · ')) : null),
    h('span', { class: 'votes' }, h('b', {}, count.format(v.votos)), h('small', {}, `${v.porcentaje} %`)),
    h('span', { class: 'bar' }, h('i', { part: (v.votos * 100) / most })));
  return h('section', { class: 'card', 'aria-label': 'Votos' },
    h('div', { class: 'head' }, h('h2', {}, 'Votos'), bothViews ? switcher(where) : null),
    h('ol', { class: 'bars' }, contenders.map(row), list.filter((v) => others.includes(v.id)).map(row)),
    h('div', { class: 'sum num' }, h('span', {}, 'Total'), h('span', {}, count.format(total))),
    h('p', { class: 'hint' }, viewHint(where, data)));
}

// Below the territory in which combinations are divided there are only the boxes of the actas.
function withShare(data) {
  if (data.votosPorPartido) return data.votosPorPartido;
  const total = BigInt(data.votosPorRecuadro.reduce((sum, v) => sum + v.votos, 0));
  const share = (votes) => (total === 0n ? 0n : (BigInt(votes) * 1000000n) / total);
  const text = (s) => `${s / 10000n}.${String(s % 10000n).padStart(4, '0')}`;
  return data.votosPorRecuadro.map((v) => ({ ...v, porcentaje: text(share(v.votos)) }));
}

function viewHint(where, data) {
  if (where.view !== 'partido') {
    return 'Cada candidatura suma los votos de sus partidos y los de todas sus combinaciones.';
  }
  if (!data.votosPorPartido) {
    return 'Aquí los votos marcados por una combinación de partidos se muestran como están en el acta: se reparten más arriba, en el total del territorio.';
  }
  return `Los votos marcados por una combinación se suman en el ${where.election.division} y se reparten por igual entre sus partidos; lo que sobra va a los de más votos propios.`;
}

function why(data, where) {
  const f = data.figuras;
  const line = (name, value, kind) => [h('dt', { class: kind }, name), h('dd', { class: kind?.includes('sub') ? 'sub' : null }, count.format(value))];
  const reasons = data.observaciones.filter((o) => o.contabilizada === '0');
  const some = data.observaciones.find((o) => o.contabilizada === '1');
  return h('section', { class: 'card why', 'aria-label': 'Capturada no es contabilizada' },
    h('h2', {}, 'Capturada no es lo mismo que contabilizada'),
    h('p', {}, 'Un acta ', h('b', {}, 'capturada'), ' ya tiene un resultado en el PREP. Solo se ', h('b', {}, 'contabiliza'),
      ' –sus votos se suman– si hay acta, se puede leer y no excede la lista nominal.'),
    h('dl', {},
      line('Actas esperadas', f.actasEsperadas),
      h('div', { class: 'rule' }),
      line('Contabilizadas', f.actasContabilizadas, 'key counted'),
      some ? line('de ellas, con algún campo ilegible o sin dato', some.actas, 'sub') : null,
      line('Capturadas sin contabilizar', f.actasNoContabilizadas, 'key captured'),
      reasons.map((o) => line(sentence(o.texto), o.actas, 'sub')),
      line('Por capturar', data.actasPorCapturar, 'key pending'),
      f.actasFueraDeCatalogo > 0 ? [h('div', { class: 'rule' }), line('Además, fuera de catálogo', f.actasFueraDeCatalogo, 'sub')] : null),
    f.actasNoContabilizadas > 0 || data.actasPorCapturar > 0
      ? h('p', {}, h('a', { href: link(where, { page: 'faltan' }) }, 'Qué actas faltan y por qué')) : null,
    h('p', { class: 'hint' }, 'Participación: votos contabilizados entre lista nominal de las actas contabilizadas',
      app.progress.tipo === 'ULTIMO' ? '.' : ', sin casillas especiales.'));
}

const sentence = (text) => text.charAt(0) + text.slice(1).toLowerCase();

function crumbs(where) {
  const items = [h('a', { href: link(where, { page: 'state' }) }, app.index.entidad)];
  if (where.page === 'state') return null;
  if (where.page === 'section') items.push(h('a', { href: link(where, { page: 'territory' }) }, territoryName(where.election, where.territory)));
  return h('nav', { class: 'crumbs', 'aria-label': 'Territorio' },
    items.flatMap((item, i) => (i ? [h('span', { 'aria-hidden': 'true' }, '›'), item] : [item])));
}

const sectionName = (section) => (section === '0000' ? 'Voto anticipado y prisión preventiva' : `Sección ${Number(section)}`);

function tools(where) {
  const choose = h('select', { id: 'territorio', onchange: (e) => { location.hash = e.target.value; } },
    h('option', { value: link(where, { page: 'state' }), selected: where.page === 'state' }, `Todo ${app.index.entidad}`),
    where.election.territorios.map((t) => h('option', {
      value: link(where, { page: 'territory', territory: t.id }), selected: where.territory === t.id,
    }, `${Number(t.id)} · ${t.nombre}`)),
    where.election.representacionProporcional ? h('option', { value: link(where, { page: 'rp' }), selected: where.page === 'rp' }, 'Representación proporcional (especiales)') : null,
    where.election.fueraDeTerritorio ? h('option', { value: link(where, { page: 'fuera' }), selected: where.page === 'fuera' }, 'Voto fuera de territorio (extranjero)') : null,
    where.election.porTipo.map((t) => h('option', { value: link(where, { page: 'type', type: t.tipoCasilla }), selected: where.page === 'type' && where.type === t.tipoCasilla }, `Casillas: ${t.nombre.toLowerCase()}`)),
    h('option', { value: link(where, { page: 'faltan' }), selected: where.page === 'faltan' }, 'Actas que faltan, y por qué'),
    h('option', { value: link(where, { page: 'fdc' }), selected: where.page === 'fdc' }, 'Actas fuera de catálogo'));
  return h('div', { class: 'tools' },
    h('label', { class: 'field', for: 'territorio' }, territoryWord(where.election), choose),
    h('div', { class: 'field' }, h('label', { for: 'seccion' }, 'Mi sección'),
      h('form', { onsubmit: (e) => { e.preventDefault(); findSection(where, e.target); } },
        h('input', { id: 'seccion', name: 'seccion', inputmode: 'numeric', maxlength: 4, autocomplete: 'off', placeholder: '0000' }),
        h('button', { type: 'submit' }, 'Ver'))));
}

async function findSection(where, form) {
  const section = form.seccion.value.trim().padStart(4, '0');
  const map = (await at(where.election.secciones)).territorios;
  const territory = Object.keys(map).find((id) => map[id].includes(section));
  if (territory) location.hash = link(where, { page: 'section', territory, section });
  else { form.seccion.setCustomValidity('No hay esa sección en esta elección.'); form.seccion.reportValidity(); form.seccion.oninput = () => form.seccion.setCustomValidity(''); }
}

function heading(where, title) {
  return h('div', { class: 'head' }, h('div', {}, crumbs(where), h('h1', {}, title), h('p', { class: 'hint' }, where.election.nombreEleccion)), tools(where));
}

function territoryTable(where, state) {
  const names = new Map([...state.votosPorCandidatura].map((v) => [v.id, v.partidos ? v.partidos.join(' · ') : v.nombre]));
  return h('section', { class: 'card' }, h('h2', {}, `Por ${where.election.division}`),
    h('div', { class: 'scroll' }, h('table', {},
      h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, territoryWord(where.election)), h('th', { scope: 'col' }, 'Primer lugar'),
        h('th', { scope: 'col', class: 'n hide-small' }, 'Votos'), h('th', { scope: 'col', class: 'n' }, 'Actas capturadas'), h('th', { scope: 'col' }, 'Avance'))),
      h('tbody', {}, state.territorios.map((t) => h('tr', {},
        h('td', {}, h('a', { href: link(where, { page: 'territory', territory: t.id }) }, `${Number(t.id)} · ${t.nombre}`)),
        h('td', {}, t.primerLugar ? names.get(t.primerLugar) ?? t.primerLugar : '–'),
        h('td', { class: 'n hide-small' }, count.format(t.votos)),
        h('td', { class: 'n' }, `${count.format(t.actasCapturadas)} de ${count.format(t.actasEsperadas)}`),
        h('td', {}, gauge(t, `${t.actasContabilizadas} contabilizadas de ${t.actasEsperadas}`))))))));
}

function sectionChips(where, data) {
  return h('section', { class: 'card' }, h('h2', {}, 'Casillas por sección'),
    h('ul', { class: 'chips' }, data.secciones.map((s) => h('li', {}, h('a', { href: link(where, { page: 'section', section: s.seccion }) },
      h('b', {}, s.seccion === '0000' ? 'Anticipado' : Number(s.seccion)),
      h('small', {}, `${s.actasCapturadas} de ${s.actasEsperadas} actas`))))));
}

const FIELDS = {
  TOTAL_BOLETAS_SOBRANTES: 'Boletas sobrantes', TOTAL_PERSONAS_VOTARON: 'Personas que votaron',
  TOTAL_REP_PARTIDO_CI_VOTARON: 'Representantes que votaron', TOTAL_VOTOS_SACADOS: 'Votos sacados de la urna',
  TOTAL_VOTOS_ASENTADO: 'Total escrito en el acta',
};

function acta(casilla, row, labels) {
  const status = { 1: ['Contabilizada', ''], 0: ['No contabilizada', 'no'], 2: ['Fuera de catálogo', 'no'], '-': ['Por capturar', 'wait'] }[row.contabilizada];
  const shown = row.observaciones.length > 0 ? row.texto : null;
  const fact = (name, value) => (value ? [h('dt', {}, name), h('dd', {}, value)] : null);
  const at = (iso) => { if (!iso) return null; const t = time(iso, app.progress.zona); return `${t.day}, ${t.hour} h`; };
  return h('article', { class: 'card acta', id: row.fragmento, tabindex: '-1' },
    h('div', { class: 'head' }, h('div', {}, h('h3', {}, casilla?.nombre ?? 'Acta fuera de catálogo'), h('span', { class: 'soft num' }, row.claveActa ?? row.id)),
      h('span', { class: `tag ${status[1]}` }, status[0])),
    shown ? h('p', { class: 'hint' }, sentence(shown)) : null,
    row.imagen ? h('a', { class: 'picture', href: row.imagen.ruta, target: '_blank', rel: 'noopener' },
      h('img', { src: row.imagen.ruta, alt: `Imagen del acta ${row.claveActa ?? row.id}`, loading: 'lazy' }), h('span', {}, 'Ver la imagen completa del acta ↗')) : null,
    row.totalVotos !== undefined && row.campos ? h('div', { class: 'sum num' }, h('span', {}, 'Votos calculados'), h('span', {}, count.format(row.totalVotos))) : null,
    h('dl', { class: 'facts' },
      fact('Lista nominal', casilla?.listaNominal === undefined ? null : count.format(casilla.listaNominal)),
      fact('Origen', [row.origen, row.digitalizacion].filter(Boolean).join(', ').toLowerCase()),
      fact('Acopio', at(row.acopio)), fact('Captura', at(row.captura)), fact('Verificación', at(row.verificacion)),
      row.imagen ? [h('dt', {}, 'SHA-256'), h('dd', { class: 'hash' }, row.imagen.sha256)] : null),
    row.campos ? h('details', {}, h('summary', {}, 'Cifras del acta, campo por campo'),
      h('div', { class: 'scroll' }, h('table', {}, h('tbody', {}, Object.entries(row.campos).map(([name, value]) =>
        h('tr', {}, h('td', {}, labels.get(name) ?? FIELDS[name] ?? name),
          h('td', { class: 'n' }, typeof value === 'number' ? count.format(value) : sentence(value)))))))) : null);
}

function actaList(data) {
  const labels = new Map((data.votosPorRecuadro ?? []).map((v) => [v.id, v.nombre]));
  const rows = data.casillas ? data.casillas.flatMap((c) => c.actas.map((row) => [c, row])) : data.actas.map((row) => [null, row]);
  if (rows.length === 0) return h('p', { class: 'empty card' }, 'No hay actas aquí.');
  return h('section', { class: 'actas', 'aria-label': 'Actas' }, rows.map(([casilla, row]) => acta(casilla, row, labels)));
}

// Where a line of a list stands whole; its section, or the group of those that lie in no territory.
function whole(where, line) {
  const fragment = line.ruta.split('#')[1];
  if (line.ruta.includes('/representacion-proporcional.json')) return link(where, { page: 'rp', fragment });
  if (line.ruta.includes('/fuera-de-territorio.json')) return link(where, { page: 'fuera', fragment });
  return link(where, { page: 'section', territory: line.territorio, section: line.seccion, fragment });
}

function lineTable(where, lines) {
  if (lines.length === 0) return h('p', { class: 'hint' }, 'Ninguna.');
  const status = { 1: 'Contabilizada', 0: 'No contabilizada', '-': 'Por capturar' };
  return h('div', { class: 'scroll' }, h('table', {},
    h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, 'Acta'), h('th', { scope: 'col' }, territoryWord(where.election)),
      h('th', { scope: 'col' }, 'Situación'), h('th', { scope: 'col', class: 'n' }, 'Votos'))),
    h('tbody', {}, lines.map((line) => h('tr', {},
      h('td', {}, h('a', { href: whole(where, line) }, line.claveActa ?? line.id), ' ', h('small', { class: 'soft' }, line.casilla ?? '')),
      h('td', {}, line.territorio ? territoryName(where.election, line.territorio) : '–'),
      h('td', {}, line.observaciones.length > 0 ? sentence(line.texto) : status[line.contabilizada]),
      h('td', { class: 'n' }, count.format(line.totalVotos)))))));
}

// ---- pages

const addressOf = (election, territory) => election.territorios.find((t) => t.id === territory)?.ruta;

async function statePage(where) {
  const data = await at(where.election.estado);
  return [heading(where, app.index.entidad), h('div', { class: 'columns' }, bars(data, where), why(data, where)), territoryTable(where, data), downloads(where.election)];
}

async function territoryPage(where) {
  const data = await at(addressOf(where.election, where.territory));
  return [heading(where, territoryName(where.election, where.territory)),
    h('div', { class: 'columns' }, bars(data, where), why(data, where)), sectionChips(where, data)];
}

async function sectionPage(where) {
  const territory = await at(addressOf(where.election, where.territory));
  const data = await at(territory.secciones.find((s) => s.seccion === where.section).ruta);
  return [heading(where, sectionName(where.section)), actaList(data), h('div', { class: 'columns' }, bars(data, where), why(data, where))];
}

async function groupPage(where) {
  const group = { rp: ['Representación proporcional', 'representacionProporcional'], fuera: ['Voto fuera de territorio', 'fueraDeTerritorio'], fdc: ['Actas fuera de catálogo', 'fueraDeCatalogo'] }[where.page];
  const data = await at(where.election[group[1]]);
  return [heading(where, group[0]),
    where.page === 'fdc' ? h('p', { class: 'hint' }, 'Actas que no se pueden atribuir a una casilla aprobada. Se publican con su imagen y no se suman.') : h('div', { class: 'columns' }, bars(data, where), why(data, where)),
    actaList(data)];
}

async function missingPage(where) {
  const data = await at(where.election.noContabilizadas);
  const texts = new Map(data.observaciones.map((o) => [o.observacion, o.texto]));
  return [heading(where, 'Qué falta y por qué'),
    h('section', { class: 'card' }, h('h2', {}, `Por ${where.election.division}`),
      h('div', { class: 'scroll' }, h('table', {},
        h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, territoryWord(where.election)), h('th', { scope: 'col', class: 'n' }, 'Por capturar'), h('th', { scope: 'col', class: 'n' }, 'Sin contabilizar'))),
        h('tbody', {}, data.territorios.map((t) => h('tr', {},
          h('td', {}, h('a', { href: link(where, { page: 'territory', territory: t.id }) }, `${Number(t.id)} · ${t.nombre}`)),
          h('td', { class: 'n' }, count.format(t.actasPorCapturar)), h('td', { class: 'n' }, count.format(t.actasNoContabilizadas)))))))),
    h('section', { class: 'card' }, h('h2', {}, `${count.format(data.actasNoContabilizadas)} actas capturadas sin contabilizar`),
      lineTable(where, data.archivos.flatMap((file) => file.actas.map((a) => ({ ...a, ruta: `${file.ruta}#acta-${a.id}`, territorio: file.territorio, seccion: file.seccion,
        texto: a.observaciones.map((o) => texts.get(o) ?? o).join(', ') })))))];
}

async function typePage(where) {
  const found = where.election.porTipo.find((t) => t.tipoCasilla === where.type);
  const data = await at(found.ruta);
  return [heading(where, `Casillas: ${data.nombre.toLowerCase()}`),
    bars(data, { ...where, view: 'partido' }, false),
    h('section', { class: 'card' }, h('h2', {}, `${count.format(data.actasCapturadas)} de ${count.format(data.actasEsperadas)} actas capturadas`), lineTable(where, data.actas))];
}

function fileList(files) {
  const size = (bytes) => (bytes < 10240 ? `${count.format(bytes)} bytes` : `${count.format(Math.round(bytes / 1024))} KB`);
  return h('ul', { class: 'files' }, files.map((file) => h('li', {},
    h('a', { href: file.ruta, download: file.archivo.split('/').pop() }, file.archivo), ' ', h('span', { class: 'soft num' }, size(file.bytes)),
    h('div', { class: 'hash soft' }, `SHA-256 ${file.sha256}`))));
}

function downloads(election) {
  return h('section', { class: 'card' }, h('h2', {}, 'Base de datos de este corte'),
    fileList(app.index.bases.filter((file) => file.eleccion === election.eleccion)),
    h('p', { class: 'hint' }, h('a', { href: '#/descargas' }, 'Todas las descargas y cómo comprobarlas')));
}

function downloadsPage() {
  const of = (code) => app.index.bases.filter((file) => file.eleccion === code);
  const card = (title, files) => (files.length === 0 ? [] : [h('section', { class: 'card' }, h('h2', {}, title), fileList(files))]);
  return [h('h1', {}, 'Base de datos y comprobación'),
    ...card('Todo junto', of(undefined)),
    ...app.index.elecciones.flatMap((e) => card(e.nombreEleccion, of(e.eleccion))),
    h('section', { class: 'card' }, h('h2', {}, 'Cómo comprobar un archivo o la imagen de un acta'),
      h('p', {}, 'El ', h('a', { href: app.progress.manifiesto.ruta }, 'manifiesto'), ' del corte dice el SHA-256 de cada archivo; el ',
        'CODIGO_INTEGRIDAD de cada acta es el SHA-256 de su imagen, byte por byte como se digitalizó. Calcúlelo y compárelo:'),
      h('pre', {}, 'Linux, macOS   sha256sum ARCHIVO\nWindows        certutil -hashfile ARCHIVO SHA256'))];
}

const PAGES = { state: statePage, territory: territoryPage, section: sectionPage, rp: groupPage, fuera: groupPage, fdc: groupPage, faltan: missingPage, type: typePage, downloads: downloadsPage };

// ---- life

async function show(moved) {
  const where = place();
  $('elecciones').replaceChildren(...app.index.elecciones.map((e) => h('a', {
    href: link({ page: 'state', view: where.view, election: e }),
    'aria-current': where.page !== 'downloads' && e === where.election ? 'page' : null,
  }, sentence(e.nombreEleccion))));
  progressStrip(where);
  const content = await PAGES[where.page](where);
  $('contenido').replaceChildren(...content);
  document.title = `${$('contenido').querySelector('h1').textContent} – PREP ${app.index.entidad}`;
  const acta = where.fragment && $(where.fragment);
  if (moved && !acta) { window.scrollTo(0, 0); $('contenido').focus({ preventScroll: true }); }
  if (moved && acta) { acta.scrollIntoView(); acta.focus({ preventScroll: true }); }
}

function frame() {
  $('entidad').textContent = app.index.entidad;
  $('proceso').textContent = app.index.proceso;
  $('nota').textContent = app.index.nota ?? '';
  const band = $('aviso');
  band.hidden = app.index.oficial;
  document.body.classList.toggle('drill', !app.index.oficial);
  if (!app.index.oficial) band.replaceChildren(h('strong', {}, app.index.aviso), 'Cifras de prueba. No son resultados de ninguna elección.');
}

async function update(asked) {
  try {
    const progress = await get('avance.json', true);
    const first = app.progress === null;
    if (first || progress.corte !== app.progress.corte) {
      const index = await at(progress.indice.ruta);
      Object.assign(app, { progress, index });
      frame();
      await show(first && Boolean(place().fragment));
      if (!first) $('anuncio').textContent = `Corte ${progress.corte}: resultados actualizados.`;
    } else if (asked) {
      $('anuncio').textContent = 'Este es el último corte.';
      $('actualizar').textContent = 'Es el último corte';
      setTimeout(() => { const button = $('actualizar'); if (button) button.textContent = 'Actualizar'; }, 2500);
    }
  } catch (problem) {
    if (app.progress === null) $('contenido').replaceChildren(h('p', { class: 'empty' }, 'Todavía no hay resultados publicados. La página vuelve a intentarlo sola.'));
    else $('anuncio').textContent = 'Sin conexión: se muestra el último corte recibido.';
    console.warn(problem);
  }
}

window.addEventListener('hashchange', () => { if (app.index && location.hash !== '#contenido') show(true); });
update(false);
setInterval(() => { if (!document.hidden) update(false); }, POLL_MILLIS);
document.addEventListener('visibilitychange', () => { if (!document.hidden) update(false); });
