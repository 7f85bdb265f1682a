// Files of a cut never change: what was read once need not be asked for again.
const MOST = 400;
const kept = new Map();

async function get(address, options) {
  const response = await fetch(address, options);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  return response;
}

export function at(address) {
  if (!kept.has(address)) {
    if (kept.size >= MOST) kept.delete(kept.keys().next().value);
    const answer = get(address).then((response) => response.json());
    answer.catch(() => kept.delete(address));
    kept.set(address, answer);
  }
  return kept.get(address);
}

export const bytes = async (address) => new Uint8Array(await (await get(address)).arrayBuffer());

export async function unpacked(address) {
  const packed = await get(address);
  return new Response(packed.body.pipeThrough(new DecompressionStream('gzip'))).text();
}

// Another content every cut: asked for each time; the browser sends the tag it knows and gets nothing when it is the same.
// The first time the page itself has asked already, by a link in its head.
let first = true;

export async function pointer() {
  const response = await get('avance.json', { cache: first ? 'default' : 'no-cache', signal: AbortSignal.timeout(20000) });
  first = false;
  return { progress: await response.json(), serverTime: Date.parse(response.headers.get('Date') ?? '') };
}
