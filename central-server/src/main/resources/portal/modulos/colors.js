// The colour of an option is data of the election; where it has none, the first of its parties that has one lends its own.
import { at } from './data.js';

let appearance = { colores: {}, mapas: {} };

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

export const maps = () => appearance.mapas ?? {};
