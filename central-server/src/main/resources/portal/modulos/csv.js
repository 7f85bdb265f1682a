// The published database as rows: header figures, column names, one row an acta. Any layout of Anexo 18.5: the delimiter follows from row 4.
export function parse(text) {
  const delimiter = text.match(/ACTAS_ESPERADAS("?)(.)/)?.[2] ?? ',';
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/).map((line) => (line.includes('"') ? quoted(line, delimiter) : line.split(delimiter)));
  const at = lines.findIndex((cells) => cells[0] === 'ACTAS_ESPERADAS');
  const figures = Object.fromEntries(lines[at].map((name, i) => [name, lines[at + 1][i]]));
  const names = lines.slice(at + 2).find((cells) => cells.length > 5);
  const rows = lines.slice(lines.indexOf(names) + 1).filter((cells) => cells.length === names.length);
  return { figures, names, rows };
}

// Of the few lines with quotes: cells between delimiters, quotes doubled inside quotes.
function quoted(line, delimiter) {
  const cells = [];
  let cell = '';
  let inside = false;
  for (let i = 0; i < line.length; i++) {
    const c = line[i];
    if (inside && c === '"' && line[i + 1] === '"') { cell += c; i++; } else if (c === '"') inside = !inside;
    else if (c === delimiter && !inside) { cells.push(cell); cell = ''; } else cell += c;
  }
  return [...cells, cell];
}

// Marks that make a spreadsheet keep text as text.
export const plain = (cell) => cell.replace(/^=?["']+|["']+$/g, '');
