/** `sign` of the double: the formats of the product around a key in memory. */
import { signatureAlgorithms } from '../../shared/algorithms.ts'
import { toBase64Url } from '../../shared/base64url.ts'
import { concat, toBase64, utf8, type Bytes } from '../../shared/bytes.ts'
import { MohurError } from '../../shared/errors.ts'
import { signaturePlace } from '../../shared/signature-place.ts'
import type { Params, Result } from '../../shared/operations/index.ts'
import type { ContentPlace } from '../../shared/operations/sign.ts'
import type { SignatureFormat } from '../../shared/signature-formats.ts'
import { digestOf } from '../../host/digests.ts'
import type { Format } from '../../host/pki/format.ts'
import { inTwoSteps } from '../../host/pki/in-two-steps.ts'
import { packageSignedData } from '../../host/pki/cms/package.ts'
import { prepareSignedData } from '../../host/pki/cms/prepare.ts'
import { suitsJws } from '../../host/pki/jws/jws-algorithm.ts'
import { packageJws, stampedInJws } from '../../host/pki/jws/package.ts'
import { prepareJws } from '../../host/pki/jws/prepare.ts'
import { loadForPades, preparePades } from '../../host/pki/pades/prepare.ts'
import { loadXml } from '../../host/pki/xades/read-xml.ts'
import { prepareXades } from '../../host/pki/xades/prepare.ts'
import type { Answer, Double } from './double.ts'
import type { Signer } from './identity.ts'
import { algorithmFor, signerFor } from './signer-for.ts'
import { pluggedToken } from './token.ts'
import { signWith } from './web-key.ts'

type SignParams = Params<'sign'>
type Document = SignParams['documents'][number]

/** What of a format makes signatures: reading them needs more of Node than a page has. */
const formats: Record<SignatureFormat, Pick<Format, 'signatureForm' | 'suits' | 'load' | 'prepare'>> = {
  cms: { signatureForm: () => 'ASN.1', suits: () => true, prepare: inTwoSteps(prepareSignedData, packageSignedData) },
  xades: { signatureForm: () => 'r‖s', suits: () => true, load: loadXml, prepare: prepareXades },
  pades: { signatureForm: () => 'ASN.1', suits: () => true, load: loadForPades, prepare: preparePades },
  jws: { signatureForm: () => 'r‖s', suits: suitsJws, prepare: inTwoSteps(prepareJws, packageJws, stampedInJws) },
}

export const sign: Answer<'sign', SignParams> = async (params, double, conversation) => {
  // In memory there is no authority.
  if (params.level === 'B-T' && !params.lowestLevel) throw new MohurError('TIMESTAMP_AUTHORITY_MISSING')
  pluggedToken(double)
  const signer = signerFor(double, params)
  const { documents } = params
  const { takenOut, failing, signal, progress } = conversation
  const agreed = documents.filter((_, index) => !takenOut.has(index)).length
  if (agreed === 0) throw new MohurError('USER_REJECTED')
  const results: Result<'sign'>['results'] = []
  let done = 0
  for (const [index, document] of documents.entries()) {
    // Whoever gives up now is told how far it came, as by the extension.
    if (signal.aborted) throw new MohurError('OUTCOME_UNKNOWN', { signed: done, of: agreed, reason: 'ABORTED' })
    const code = takenOut.has(index) ? 'USER_REJECTED' : double.isPlugged ? failing.get(index) : 'TOKEN_REMOVED'
    if (code) {
      if (code === 'TOKEN_REMOVED' && done === 0) throw new MohurError(code)
      results.push({ error: { code, details: {} } })
      continue
    }
    results.push({ signature: await signatureOf(document, { params, double, signer }), level: 'B-B' })
    if (agreed > 1) progress({ done: ++done, total: agreed })
    await turnOfThePage()
  }
  return { results, certificate: signer.certificate }
}

/** What the page was told comes to it, and what it says comes back, as between the signatures of a token. */
const turnOfThePage = (): Promise<void> =>
  new Promise(resolve => {
    const { port1, port2 } = new MessageChannel()
    const come = (): void => {
      port1.close()
      resolve()
    }
    port1.addEventListener('message', come)
    port1.start()
    port2.postMessage(null)
  })

interface Signing {
  params: SignParams
  double: Double
  signer: Signer
}

async function signatureOf(
  { name, type, content: given }: Document,
  { params, double, signer }: Signing,
): Promise<Bytes> {
  const content = await bytesOf(given)
  const format = formats[params.format]
  const algorithm = algorithmFor(signer, params, format.suits)
  await format.load?.(params)
  const { certificate, chain } = signer
  const { hash } = signatureAlgorithms[algorithm]
  const digest = digestOf(hash, content)
  const signingTime = new Date()
  const identity = { certificate, chain, algorithm }
  const about = { digest, signingTime, content, size: content.length, name, type, form: params }
  const { toBeSigned, package: packaged } = format.prepare(identity, about)
  const signature = await signWith(signer, algorithm, { toBeSigned, form: format.signatureForm(params) })
  const signed = concat(packaged(signature).map(part => (part instanceof Uint8Array ? part : placed(part, content))))
  double.made.set(toBase64(signed), {
    hash,
    digest,
    detached: signaturePlace(params) === 'beside',
    signer,
    signingTime,
    parts: partsOf(params),
  })
  return signed
}

/** The Ids of what was signed, where it was not all. */
const partsOf = (params: SignParams): string[] =>
  'element' in params && params.element !== undefined ? [params.element] : []

function placed(form: ContentPlace, content: Bytes): Bytes {
  if (form === 'content') return content
  if (typeof form === 'object') return content.slice(form.from, form.to)
  return utf8((form === 'content in base64' ? toBase64 : toBase64Url)(content))
}

export const bytesOf = async (content: Bytes | Blob): Promise<Bytes> =>
  content instanceof Blob ? new Uint8Array(await content.arrayBuffer()) : content
