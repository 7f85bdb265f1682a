// The published database as rows: header figures, column names, one row an acta. Any layout of Anexo 18.5: the delimiter follows from row 4.
export function parse(text) {
  const delimiter = text.match(/ACTAS_ESPERADAS("?)(.)/)?.[2] ?? ',';
  const lines = [];
  let line = [];
  let cell = '';
  let quoted = false;
  for (let i = text.charCodeAt(0) === 0xfeff ? 1 : 0; i < text.length; i++) {
    const c = text[i];
    if (quoted) {
      if (c !== '"') cell += c;
      else if (text[i + 1] === '"') { cell += c; i++; } else quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === delimiter) { line.push(cell); cell = ''; } else if (c === '\n' || c === '\r') {
      if (c === '\r' && text[i + 1] === '\n') i++;
      line.push(cell); lines.push(line); line = []; cell = '';
    } else cell += c;
  }
  if (cell || line.length > 0) lines.push([...line, cell]);
  const at = lines.findIndex((cells) => cells[0] === 'ACTAS_ESPERADAS');
  const figures = Object.fromEntries(lines[at].map((name, i) => [name, lines[at + 1][i]]));
  const names = lines.slice(at + 2).find((cells) => cells.length > 5);
  const rows = lines.slice(lines.indexOf(names) + 1).filter((cells) => cells.length === names.length);
  return { figures, names, rows };
}

// Marks that make a spreadsheet keep text as text.
export const plain = (cell) => cell.replace(/^=?["']+|["']+$/g, '');
