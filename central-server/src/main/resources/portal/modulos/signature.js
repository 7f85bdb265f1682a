// Verifies the signed manifest of a cut: the pointer names its hash, the institute's key signs its bytes.
const fromBase64 = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));

const decode = (content) => new TextDecoder().decode(content);

export async function signature(progress, { bytes, sha256 }) {
  const { ruta, sha256: expected } = progress.manifiesto;
  const [manifest, signed, pem] = await Promise.all([bytes(ruta), bytes(`${ruta}.firma`), bytes('clave-publica.pem')]);
  const spki = fromBase64(decode(pem).replace(/-----[^-]+-----|\s/g, ''));
  const { firma, clave } = JSON.parse(decode(signed));
  const key = await crypto.subtle.importKey('spki', spki, { name: 'Ed25519' }, false, ['verify']);
  const isSigned = await crypto.subtle.verify('Ed25519', key, fromBase64(firma), manifest);
  const fingerprint = await sha256(spki);
  return {
    ok: isSigned && (await sha256(manifest)) === expected && fingerprint.startsWith(clave),
    key: fingerprint,
    files: JSON.parse(decode(manifest)).archivos.length,
    manifest: JSON.parse(decode(manifest)),
  };
}
