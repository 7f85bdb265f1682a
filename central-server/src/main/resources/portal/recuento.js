// RECUENTO. Anyone may read this: it downloads the published database of an election and adds everything up again.
// It uses nothing of the site. In the page #/recuento it runs by itself; in a console of the browser or in Node:
//   const { recount } = await import('./recuento.js'); await recount('https://…/', 'GUB', console.log)

const get = async (base, path) => {
  const answer = await fetch(new URL(path, base));
  if (!answer.ok) throw new Error(`${answer.status} ${path}`);
  return new Uint8Array(await answer.arrayBuffer());
};
const text = (bytes) => new TextDecoder().decode(bytes);
const json = async (base, path) => JSON.parse(text(await get(base, path)));
const sha256 = async (bytes) => [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))].map((b) => b.toString(16).padStart(2, '0')).join('');
const base64 = (letters) => Uint8Array.from(atob(letters), (c) => c.charCodeAt(0));
const sum = (rows, of) => rows.reduce((total, row) => total + of(row), 0);

// Truncated to four decimals, never rounded, in whole numbers only.
const percent = (part, whole) => {
  const scaled = whole === 0 ? 0n : (BigInt(part) * 1000000n) / BigInt(whole);
  return `${scaled / 10000n}.${String(scaled % 10000n).padStart(4, '0')}`;
};

// 1. The signature: the pointer names the manifest by hash, the institute's key signed its bytes, it holds the hash of every file.
async function verified(base, pointer) {
  const { ruta, sha256: hash } = pointer.manifiesto;
  const [manifest, signed, pem] = await Promise.all([get(base, ruta), json(base, `${ruta}.firma`), get(base, 'clave-publica.pem')]);
  const spki = base64(text(pem).replace(/-----[^-]+-----|\s/g, ''));
  const key = await crypto.subtle.importKey('spki', spki, { name: 'Ed25519' }, false, ['verify']);
  const isSigned = await crypto.subtle.verify('Ed25519', key, base64(signed.firma), manifest);
  const files = new Map(JSON.parse(text(manifest)).archivos.map((file) => [file.ruta, file.sha256]));
  return { isSigned: isSigned && (await sha256(manifest)) === hash, files };
}

// 2. The rows: cells between delimiters, quotes doubled inside quotes; one object an acta.
function rowsOf(csv) {
  const delimiter = csv.match(/ACTAS_ESPERADAS"?(.)/)[1];
  const outside = new RegExp(`${delimiter === '|' ? '\\|' : delimiter}(?=(?:[^"]*"[^"]*")*[^"]*$)`);
  const cells = (line) => line.split(line.includes('"') ? outside : delimiter).map((cell) => cell.replace(/^"|"$/g, '').replaceAll('""', '"'));
  const lines = csv.split(/\r\n|\n|\r/);
  const at = lines.findIndex((line) => line.includes('ACTAS_ESPERADAS'));
  const header = cells(lines[at]);
  const values = cells(lines[at + 1]);
  const names = cells(lines[at + 3]);
  const rows = lines.slice(at + 4).filter(Boolean).map((line) => Object.fromEntries(cells(line).map((cell, i) => [names[i], cell])));
  return { names, rows, published: Object.fromEntries(header.map((name, i) => [name, values[i]])) };
}

// 3. The 13 header figures of Anexo 18.5, from the rows alone. Inconsistent: with an observation, unless there is no acta at all.
function figures(rows, isLast) {
  const number = (cell) => (/^\d+$/.test(cell) ? Number(cell) : 0);
  const inside = rows.filter((row) => row.CONTABILIZADA !== '2');
  const counted = inside.filter((row) => row.CONTABILIZADA === '1');
  const not = inside.filter((row) => row.CONTABILIZADA === '0');
  const odd = inside.filter((row) => /\w/.test(row.OBSERVACIONES) && row.TOTAL_VOTOS_ASENTADO !== 'SIN ACTA');
  const lista = sum(counted, (row) => number(row.LISTA_NOMINAL));
  const all = sum(counted, (row) => number(row.TOTAL_VOTOS_CALCULADO));
  const without = sum(counted.filter((row) => row.TIPO_CASILLA !== 'S'), (row) => number(row.TOTAL_VOTOS_CALCULADO));
  return {
    ACTAS_ESPERADAS: inside.length, ACTAS_REGISTRADAS: counted.length + not.length + rows.length - inside.length, ACTAS_FUERA_CATALOGO: rows.length - inside.length,
    ACTAS_CAPTURADAS: counted.length + not.length, PORCENTAJE_ACTAS_CAPTURADAS: percent(counted.length + not.length, inside.length),
    ACTAS_CONTABILIZADAS: counted.length, PORCENTAJE_ACTAS_CONTABILIZADAS: percent(counted.length, inside.length), PORCENTAJE_ACTAS_INCONSISTENCIAS: percent(odd.length, inside.length), ACTAS_NO_CONTABILIZADAS: not.length,
    LISTA_NOMINAL_ACTAS_CONTABILIZADAS: lista, TOTAL_VOTOS_C_CS: all, TOTAL_VOTOS_S_CS: without, PORCENTAJE_PARTICIPACION_CIUDADANA: percent(isLast ? all : without, lista),
  };
}

// 4. The votes of each box: in the state, and in each district or municipality. RP actas stand apart.
function votes(rows, boxes, typesRP, territory) {
  const number = (cell) => (/^\d+$/.test(cell) ? Number(cell) : 0);
  const counted = rows.filter((row) => row.CONTABILIZADA === '1' && !typesRP.has(row.TIPO_ACTA) && (!territory || row[territory.column].replace(/\D/g, '') === territory.id));
  return Object.fromEntries(boxes.map((box) => [box, sum(counted, (row) => number(row[box] ?? ''))]));
}

export async function recount(base, code, say) {
  const pointer = await json(base, 'avance.json');
  const index = await json(base, pointer.indice.ruta);
  const election = index.elecciones.find((one) => one.eleccion === code);
  const { isSigned, files } = await verified(base, pointer);
  say('signature', isSigned, pointer.manifiesto.ruta);
  const file = index.bases.find((one) => one.eleccion === code && one.archivo.endsWith('.csv') && !/CANDIDATURAS|VOTOS/i.test(one.archivo));
  const csv = await get(base, file.ruta);
  say('database', (await sha256(csv)) === files.get(file.ruta), file.archivo);
  const { names, rows, published } = rowsOf(text(csv));
  for (const [name, value] of Object.entries(figures(rows, pointer.tipo === 'ULTIMO'))) say('figure', String(value) === published[name], name, value, published[name]);
  const rp = election.representacionProporcional ? await json(base, election.representacionProporcional) : { casillas: [] };
  const typesRP = new Set(rp.casillas.flatMap((casilla) => casilla.actas.map((acta) => acta.tipoActa)));
  const column = names.find((name) => /^ID_(DISTRITO|MUNICIPIO)/.test(name));
  const places = [{ ruta: election.estado, nombre: index.entidad }, ...election.territorios.map((one) => ({ ...one, territory: { column, id: one.id } }))];
  for (const place of places) {
    const content = await get(base, place.ruta);
    const shown = JSON.parse(text(content)).votosPorRecuadro;
    const again = votes(rows, Object.keys(shown), typesRP, place.territory);
    const wrong = Object.keys(shown).filter((box) => again[box] !== shown[box]);
    say('votes', wrong.length === 0 && (await sha256(content)) === files.get(place.ruta), place.nombre, wrong.map((box) => `${box} ${again[box]} ≠ ${shown[box]}`).join(', '));
  }
}
