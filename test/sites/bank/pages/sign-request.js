/** A request inside a CMS by the initial key (RFC 5652, CAdES B-B of ETSI EN 319 122-1). */
import { der, explicit, integer, octetString, oid, readAll, readDer, sequence, setOf, smallInteger } from './der.js'

const data = oid('1.2.840.113549.1.7.1')
const sha256 = sequence(oid('2.16.840.1.101.3.4.2.1'))
const ecdsaSha256 = sequence(oid('1.2.840.10045.4.3.2'))
const attribute = (type, value) => sequence(oid(type), setOf(value))
const digest = async bytes => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))

/** Resolves with the DER. `key`, `certificate`: the initial ones; `request`: DER of the PKCS#10. */
export async function signRequest({ key, certificate }, request) {
  const attributes = [
    attribute('1.2.840.113549.1.9.3', data),
    attribute('1.2.840.113549.1.9.5', utcTime(new Date())),
    attribute('1.2.840.113549.1.9.4', octetString(await digest(request))),
    attribute('1.2.840.113549.1.9.16.2.47', sequence(sequence(sequence(octetString(await digest(certificate)))))),
  ]
  const toBeSigned = setOf(...attributes)
  const raw = new Uint8Array(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, toBeSigned))
  const signature = sequence(integer(raw.subarray(0, 32)), integer(raw.subarray(32)))
  const signer = sequence(
    smallInteger(1),
    nameOf(certificate),
    sha256,
    explicit(0, readDer(toBeSigned).content),
    ecdsaSha256,
    octetString(signature),
  )
  const content = sequence(data, explicit(0, octetString(request)))
  const signed = sequence(smallInteger(1), setOf(sha256), content, explicit(0, certificate), setOf(signer))
  return sequence(oid('1.2.840.113549.1.7.2'), explicit(0, signed))
}

/** IssuerAndSerialNumber. */
function nameOf(certificate) {
  const [, serialNumber, , issuer] = readAll(readAll(readDer(certificate))[0])
  return sequence(issuer.whole, serialNumber.whole)
}

const utcTime = date => {
  const digits = date.toISOString().replace(/\D/g, '').slice(2, 14)
  return der(0x17, new TextEncoder().encode(`${digits}Z`))
}
