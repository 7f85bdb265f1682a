// The name of a box and the colour of an option are data of the election; where it has none, the first of its parties that has one lends its own.
import { at } from './data.js';

let appearance = { nombres: {}, colores: {}, mapas: {} };

export async function loadAppearance(index) {
  if (index.apariencia) appearance = await at(index.apariencia).catch(() => appearance);
  return appearance;
}

export function color(option) {
  if (!option) return 'var(--nobody)';
  const ids = [option.id, ...(option.partidos ?? [])];
  const found = ids.map((id) => appearance.colores?.[id]).find(Boolean);
  return found ?? 'var(--bar)';
}

// Votes as they stand in the boxes of the actas.
export const boxes = (data) => Object.entries(data.votosPorRecuadro ?? {}).map(([id, votos]) => ({ id, nombre: appearance.nombres?.[data.eleccion]?.[id] ?? id, votos }));

export const maps = () => appearance.mapas ?? {};
