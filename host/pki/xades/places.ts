/** The three ways in which a signature and its document stand to each other: what is referred to, and where the signature goes. */
import { signatureAlgorithms } from '../../../shared/algorithms.ts'
import { fromUtf8, utf8, type Bytes } from '../../../shared/bytes.ts'
import { MohurError } from '../../../shared/errors.ts'
import type { SignatureParts } from '../../../shared/operations/sign.ts'
import { digestOf } from '../../digests.ts'
import type { Form, Identity, ToPrepare } from '../format.ts'
import { canonicalXml } from './canonical-xml.ts'
import { checkEarlier } from './earlier-signatures.ts'
import { findById, idsIn } from './find-by-id.ts'
import { dsUri, exclusiveForm, referenceTypes, transforms } from './names.ts'
import { readXml } from './read-xml.ts'
import { aroundSignature } from './signature-list.ts'
import { closeSignatureText, transformTexts, type ReferenceText } from './signature-text.ts'
import { isNamed, ancestors, type XmlDocument, type XmlElement } from './xml-tree.ts'

export interface Place {
  reference: Omit<ReferenceText, 'id' | 'hash'>
  /** Puts the signature, whose last tag is not there yet, where it belongs. */
  package: (openSignature: string) => SignatureParts
}

export type Packaging = NonNullable<Form['packaging']>

type Placing = (identity: Identity, document: ToPrepare, id: string) => Place

/** @throws MohurError BAD_PARAMS with the reason why the document cannot be signed so, TOO_LARGE, INTERNAL without a document that is needed */
export const placings: Readonly<Record<Packaging, Placing>> = {
  detached: (_, { digest, name, earlier }) => ({
    // An address of the same folder, whatever the document is called; nothing fetches it here.
    reference: { uri: encodeURIComponent(fromUtf8(utf8(name))), transforms: [], digest },
    package: open => {
      const { before, after } = aroundSignature(earlier)
      return [utf8(`${before}${open}${closeSignatureText}${after}`)]
    },
  }),
  enveloping: (_, { digest, earlier }, id) => ({
    reference: {
      uri: `#${id}-object`,
      type: referenceTypes.object,
      transforms: [transformTexts.base64],
      digest,
    },
    package: open => {
      const { before, after } = aroundSignature(earlier)
      return [
        utf8(`${before}${open}<ds:Object Encoding="${transforms.base64}" Id="${id}-object">`),
        'content in base64',
        utf8(`</ds:Object>${closeSignatureText}${after}`),
      ]
    },
  }),
  enveloped: ({ algorithm }, { content, size, form }) => {
    if (!content) throw new MohurError('INTERNAL')
    const { document, element, uri } = placeInside(content, form)
    const { parallel = false } = form
    const isInside = element === document.root
    const enveloped = parallel ? transformTexts.parallel : transformTexts.enveloped
    // Of the whole document as of its root: what stands beside it is signed with it.
    const canonical = canonicalXml(uri === '' ? document : element, {
      form: exclusiveForm,
      ...(isInside && parallel && { leaveOut: one => isNamed(one, dsUri, 'Signature') }),
    })
    return {
      reference: {
        uri,
        transforms: isInside ? [enveloped, transformTexts.exclusive] : [transformTexts.exclusive],
        digest: digestOf(signatureAlgorithms[algorithm].hash, canonical),
      },
      package: open => envelopedParts(document, size, `${open}${closeSignatureText}`),
    }
  },
}

interface PlaceInside {
  document: XmlDocument
  element: XmlElement
  uri: string
}

function placeInside(content: Bytes, form: Form): PlaceInside {
  const document = readXml(content, 'BAD_PARAMS')
  checkLooks(document)
  checkEarlier(document)
  return { document, ...meantElement(document, form.element) }
}

/** @throws MohurError BAD_PARAMS with the reason, TOO_LARGE */
export function checkXades(content: Bytes, form: Form): void {
  if (form.packaging === 'enveloped') placeInside(content, form)
}

/** The whole document, or the one element that the page named. */
function meantElement({ root }: XmlDocument, id: string | undefined): Omit<PlaceInside, 'document'> {
  const isSignature = (element: XmlElement): boolean => isNamed(element, dsUri, 'Signature')
  if (isSignature(root)) throw new MohurError('BAD_PARAMS', { reason: 'documentIsSignature' })
  if (id === undefined) return { element: root, uri: '' }
  const element = findById(idsIn(root), id)
  if (!element) throw new MohurError('BAD_PARAMS', { reason: 'elementNotOne' })
  if ([element, ...ancestors(element)].some(isSignature))
    throw new MohurError('BAD_PARAMS', { reason: 'elementInSignature' })
  return { element, uri: `#${id}` }
}

/** What makes another thing of the document where it is looked at (XSLT, XInclude): it would not be what was signed. */
function checkLooks({ root, before }: XmlDocument): void {
  if (before.some(node => node.kind === 'instruction' && node.target === 'xml-stylesheet')) {
    throw new MohurError('BAD_PARAMS', { reason: 'stylesheet' })
  }
  if (root.uri === xsltUri) throw new MohurError('BAD_PARAMS', { reason: 'stylesheet' })
  const includes = (element: XmlElement): boolean =>
    element.uri === includeUri || element.children.some(child => child.kind === 'element' && includes(child))
  if (includes(root)) throw new MohurError('BAD_PARAMS', { reason: 'externalReference' })
}

const xsltUri = 'http://www.w3.org/1999/XSL/Transform'
const includeUri = 'http://www.w3.org/2001/XInclude'

/** As the last thing in the root; every byte that was there stays. */
function envelopedParts(
  { text, root, endTag, isEmptyTag }: XmlDocument,
  size: number,
  signature: string,
): SignatureParts {
  const at = utf8(text.slice(0, endTag)).length
  if (!isEmptyTag) return [{ from: 0, to: at }, utf8(signature), { from: at, to: size }]
  const name = root.prefix === '' ? root.local : `${root.prefix}:${root.local}`
  return [{ from: 0, to: at }, utf8(`>${signature}</${name}>`), { from: at + '/>'.length, to: size }]
}
