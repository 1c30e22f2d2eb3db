/**
 * Verifies what Mohur signed, on a server in Node.js with `pkijs`:
 *
 *   npm install pkijs asn1js   (tested with pkijs 4.0.0 and asn1js 4.0.0)
 *   node verify-signature.mjs signature.p7s document root.der 5XK1A2B
 *
 * root.der: one certificate in DER; `openssl x509 -in root.pem -outform DER -out root.der` makes it.
 * Ends with 0 and prints the signer, or with 1 and says why not. The signature may hold the document or not.
 *
 * RSA and P-256, P-384, P-521. Not Ed25519, which pkijs does not know: verify it with `openssl cms` (OpenSSL 3.2 or
 * newer), or do not issue such certificates.
 * The chain is checked as of now. Revocation (CRL, OCSP) and the time of signing are not: a bank adds both.
 */
import { createHash, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import * as asn1js from 'asn1js'
import { Certificate, ContentInfo, SignedData } from 'pkijs'

const serialNumber = '2.5.4.5'
const signingCertificateV2 = '1.2.840.113549.1.9.16.2.47'

/** @returns the signer's certificate @throws Error when anything is not as it must be */
export async function verifySignature({ signature, document, root, person }) {
  const signed = new SignedData({ schema: ContentInfo.fromBER(signature).content })
  if (signed.signerInfos.length !== 1) throw new Error(`${signed.signerInfos.length} signers`)
  const inside = signed.encapContentInfo.eContent?.getValue()
  // A signature with the document inside is of that document, which must be the one that we sent.
  if (inside && Buffer.compare(Buffer.from(inside), document) !== 0) throw new Error('another document is inside')
  const { signatureVerified, signerCertificate, signerCertificateVerified, message } = await signed
    .verify({
      signer: 0,
      ...(inside ? {} : { data: Uint8Array.from(document).buffer }),
      trustedCerts: [Certificate.fromBER(root)],
      checkChain: true,
      extendedMode: true,
    })
    .catch(error => ({ message: error.message }))
  if (!signatureVerified || !signerCertificateVerified) throw new Error(message || 'signature or chain is wrong')
  const der = Buffer.from(signerCertificate.toSchema(true).toBER())
  if (!names(signed.signerInfos[0], der)) throw new Error('it was signed with another certificate than the one inside')
  checkUse(signerCertificate)
  const number = numberOf(signerCertificate)
  if (number !== person) throw new Error(`signed by ${number}`)
  return new X509Certificate(der)
}

/** CAdES: the certificate stands, by its digest, in what was signed (signing-certificate-v2, RFC 5035); SHA-256 is not written. */
function names({ signedAttrs }, certificate) {
  const attribute = signedAttrs?.attributes.find(({ type }) => type === signingCertificateV2)
  const [id] = attribute?.values[0]?.valueBlock.value[0]?.valueBlock.value ?? []
  const hash = id?.valueBlock.value.find(value => value instanceof asn1js.OctetString)
  return createHash('sha256')
    .update(certificate)
    .digest()
    .equals(Buffer.from(hash?.getValue() ?? []))
}

/** A certificate for signing documents: digitalSignature or nonRepudiation, where it says what it is for. */
function checkUse({ extensions = [] }) {
  const usage = extensions.find(({ extnID }) => extnID === '2.5.29.15')
  const bits = usage ? new Uint8Array(usage.parsedValue.valueBlock.valueHexView)[0] : 0xff
  if ((bits & 0xc0) === 0) throw new Error('the certificate is not for signing')
}

/** IIN, FIN, VÖEN without what ETSI EN 319 412-1 or the authority puts before it. */
function numberOf({ subject }) {
  const part = subject.typesAndValues.find(({ type }) => type === serialNumber)
  return (part?.value.valueBlock.value ?? '').replace(/^(IIN|BIN|FIN|VOEN|[A-Z]{5}-)/, '')
}

const [, program, ...args] = process.argv
if (program === import.meta.filename && args.length !== 4) {
  console.error('usage: node verify-signature.mjs signature.p7s document root.der 5XK1A2B')
  process.exitCode = 2
} else if (program === import.meta.filename) {
  try {
    const [signature, document, root] = args.slice(0, 3).map(path => readFileSync(path))
    console.log((await verifySignature({ signature, document, root, person: args[3] })).subject)
  } catch (error) {
    console.error(`refused: ${error.message}`)
    process.exitCode = 1
  }
}
