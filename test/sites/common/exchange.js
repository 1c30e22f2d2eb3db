/** What every page needs to talk with its server: JSON, and bytes as base64. */

/** Resolves with the answer's JSON; rejects with { status, errors } where `errors` names form fields. */
export async function exchange(path, body) {
  const response = await fetch(path, {
    method: body === undefined ? 'GET' : 'POST',
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
  const answer = await response.json()
  if (!response.ok)
    throw Object.assign(new Error(`${path}: ${response.status}`), { status: response.status, ...answer })
  return answer
}

export function toBase64(bytes) {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary)
}

export const fromBase64 = text => Uint8Array.from(atob(text), character => character.charCodeAt(0))
