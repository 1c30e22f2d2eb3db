/** `retireCertificate`: the mark that it is out of use, and, where the person wants it, one login that removes certificate and key. */
import { equalBytes, type Bytes } from '../../shared/bytes.ts'
import { readCertificate } from '../../shared/certificate.ts'
import { MohurError } from '../../shared/errors.ts'
import type { Question } from '../../shared/prompts/index.ts'
import { confirms } from '../../shared/token-confirmation.ts'
import type { MarkedSession, Tokens } from '../tokens/tokens.ts'
import { askForPin, loginWith } from './ask-for-pin.ts'
import { contentsOf } from './contents-of.ts'
import type { Handler } from './handler.ts'

type Places = Question<'retireCertificate'>['places']

export const retireCertificate: Handler<'retireCertificate'> = async ({ certificate }, request, { tokens }) => {
  if (readCertificate(certificate).isCa) throw new MohurError('NO_CERTIFICATE')
  const removed = await askForPin(request, {
    prompt: 'retireCertificate',
    question: async problem => ({ places: await placesOf(tokens, certificate), problem }),
    work: async ({ token: id, pin, serialNumber }, { places }) => {
      if (id === null) {
        tokens.markRetired(certificate, true)
        return false
      }
      const token = places.find(place => place.token.id === id)?.token
      if (!token) throw new MohurError('TOKEN_REMOVED')
      if (!confirms(serialNumber, token)) throw new MohurError('CONFIRMATION_WRONG', { missing: 'serialNumber' })
      await tokens.withLogin(
        loginWith(token, pin),
        async session => {
          // Now that the PIN was right: whatever the token does, nobody is offered it again.
          tokens.markRetired(certificate, true)
          await remove(session, certificate)
        },
        request.signal,
      )
      return true
    },
  })
  return { retired: true, removed }
}

async function placesOf(tokens: Tokens, certificate: Bytes): Promise<Places> {
  const connected = await tokens.list()
  const found = await Promise.all(
    connected.map(async token => {
      const { certificates } = await contentsOf(tokens, token)
      const all = certificates.map(one => one.certificate)
      const isHere = all.some(one => equalBytes(one, certificate))
      return isHere ? [{ token, keyStays: all.some(sharesKey(certificate)) }] : []
    }),
  )
  return found.flat()
}

async function remove(session: MarkedSession, certificate: Bytes): Promise<void> {
  const objects = await session.objects()
  const certificates = objects.filter(object => object.kind === 'certificate')
  const own = certificates.filter(object => equalBytes(object.certificate, certificate))
  const keyStays = certificates.some(object => sharesKey(certificate)(object.certificate))
  const key = keyOf(certificate)
  const keys = objects.filter(
    object => !keyStays && object.kind === 'keyPair' && key && object.publicKey && equalBytes(object.publicKey, key),
  )
  // The key first: where it is broken off then, the certificate still leads here.
  for (const { id } of [...keys, ...own]) await session.deleteObject(id)
}

/** Whether another certificate is for the same key. */
const sharesKey =
  (certificate: Bytes) =>
  (other: Bytes): boolean => {
    const [key, otherKey] = [keyOf(certificate), keyOf(other)]
    return !equalBytes(certificate, other) && key !== null && otherKey !== null && equalBytes(key, otherKey)
  }

/** As tokens know it; `null` of what cannot be read. */
function keyOf(certificate: Bytes): Uint8Array | null {
  try {
    return readCertificate(certificate).tokenKey
  } catch {
    return null
  }
}
