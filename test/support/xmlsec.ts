/** xmlsec1, which we did not write: what it makes canonical, what it verifies and what it signs. */
import { inFolder, run, type Files, type Outcome } from './openssl.ts'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { TestSigner } from './make-signer.ts'
import { toPem } from '../../shared/certificate-bundle.ts'

/** Elements that are found by these attributes, ours among them. */
const idAttributes = ['--id-attr:Id', 'http://uri.etsi.org/01903/v1.3.2#:SignedProperties']

const ds = 'http://www.w3.org/2000/09/xmldsig#'

export interface XmlsecFiles {
  signed: Uint8Array
  root: Uint8Array
  /** Beside it: documents that are signed detached. */
  beside?: Files
  /** Names of elements with an attribute `Id` that is meant by a reference. */
  idElements?: readonly string[]
  /** The Id of the signature that is looked at; without it the first one is. */
  only?: string
}

export async function xmlsecVerify({
  signed,
  root,
  beside = {},
  idElements = [],
  only,
}: XmlsecFiles): Promise<Outcome & { accepted: boolean }> {
  return inFolder({ ...beside, 'signed.xml': signed, 'root.pem': toPem('CERTIFICATE', root) }, async folder => {
    const ids = [
      ...idAttributes,
      ...[...idElements, ...(only === undefined ? [] : [`${ds}:Signature`])].flatMap(name => ['--id-attr:Id', name]),
    ]
    const outcome = await run(folder, 'xmlsec1', [
      '--verify',
      '--trusted-pem',
      'root.pem',
      ...ids,
      ...(only === undefined ? [] : ['--node-id', only]),
      'signed.xml',
    ])
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

/** A template of a signature, filled in. */
export async function xmlsecSign(
  template: string,
  { signer, beside = {} }: { signer: Pick<TestSigner, 'privateKey' | 'certificate'>; beside?: Files },
): Promise<string> {
  const files = {
    ...beside,
    'template.xml': template,
    'key.pem': signer.privateKey.export({ format: 'pem', type: 'pkcs8' }),
    'certificate.pem': toPem('CERTIFICATE', signer.certificate),
  }
  return inFolder(files, async folder => {
    const args = ['--sign', '--privkey-pem', 'key.pem,certificate.pem', '--id-attr:Id', 'urn:payment:payee']
    const { status, output } = await run(folder, 'xmlsec1', [...args, '--output', 'signed.xml', 'template.xml'])
    if (status !== 0) throw new Error(output.slice(-900))
    return readFile(join(folder, 'signed.xml'), 'utf8')
  })
}
