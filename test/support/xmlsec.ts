/** xmlsec1, which we did not write: what it makes canonical, what it verifies and what it signs. */
import { inFolder, run, type Files, type Outcome } from './openssl.ts'
import { toPem } from '../../shared/certificate-bundle.ts'

/** Elements that are found by these attributes, ours among them. */
const idAttributes = ['--id-attr:Id', 'http://uri.etsi.org/01903/v1.3.2#:SignedProperties']

export interface XmlsecFiles {
  signed: Uint8Array
  root: Uint8Array
  /** Beside it: documents that are signed detached. */
  beside?: Files
  /** Names of elements with an attribute `Id` that is meant by a reference. */
  idElements?: readonly string[]
}

/** Of every signature in the file, which xmlsec1 looks at one by one; `accepted`: all of them. */
export async function xmlsecVerify({
  signed,
  root,
  beside = {},
  idElements = [],
}: XmlsecFiles): Promise<Outcome & { accepted: boolean }> {
  return inFolder({ ...beside, 'signed.xml': signed, 'root.pem': toPem('CERTIFICATE', root) }, async folder => {
    const ids = [...idAttributes, ...idElements.flatMap(name => ['--id-attr:Id', name])]
    const outcome = await run(folder, 'xmlsec1', ['--verify', '--trusted-pem', 'root.pem', ...ids, 'signed.xml'])
    return { ...outcome, accepted: outcome.status === 0 && /^OK$/m.test(outcome.output) }
  })
}

/** One reference for each: what xmlsec1 digests, in their order. `object`: what stands in the signature's objects. */
export async function xmlsecCanonical(
  references: readonly { uri: string; transform: string }[],
  { files = {}, object = '' }: { files?: Files; object?: string },
): Promise<string[]> {
  const referenceText = references
    .map(
      ({ uri, transform }) =>
        `<Reference URI="${uri}"><Transforms><Transform Algorithm="${transform}"/></Transforms><DigestMethod Algorithm="http://www.w3.org/2000/09/xmldsig#sha1"/><DigestValue/></Reference>`,
    )
    .join('')
  const template = `<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><SignedInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/><SignatureMethod Algorithm="http://www.w3.org/2000/09/xmldsig#hmac-sha1"/>${referenceText}</SignedInfo><SignatureValue xmlns="http://www.w3.org/2000/09/xmldsig#"/>${object}</ds:Signature>`
  return inFolder({ ...files, 'template.xml': template, key: 'key' }, async folder => {
    const args = ['--sign', '--hmackey', 'key', '--store-references', '--print-debug', '--id-attr:Id', 'wanted']
    const { status, output } = await run(folder, 'xmlsec1', [...args, 'template.xml'])
    if (status !== 0) throw new Error(output.slice(-900))
    return [...output.matchAll(/== PreDigest data - start buffer:\n([^]*?)\n== PreDigest data - end buffer/g)].map(
      ([, text = '']) => text,
    )
  })
}
