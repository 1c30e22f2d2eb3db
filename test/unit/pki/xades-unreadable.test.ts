/** XML that is not read at all, and why: neither as something to be signed nor as something signed. */
import assert from 'node:assert/strict'
import { utf8 } from '../../../shared/bytes.ts'
import { limits } from '../../../shared/limits.ts'
import { createAuthority } from '../../sites/portal/authority/authority.ts'
import { makeKey, makeSigner, type TestSigner } from '../../support/make-signer.ts'
import { makeXades, textOf, xades, type Wishes } from '../../support/make-xades.ts'

const attributes = (count: number): string => Array.from({ length: count }, (_, index) => ` a${index}=""`).join('')
const nested = (depth: number): string => '<a>'.repeat(depth) + '</a>'.repeat(depth)

/** A document instead of this one, in which a signature may stand. */
const documents: [what: string, reason: string, document: string | Uint8Array][] = [
  ['with a DTD', 'documentType', '<!DOCTYPE a><a/>'],
  ['with an entity', 'documentType', '<!DOCTYPE a [<!ENTITY x "1">]><a>&x;</a>'],
  ['with entities of entities', 'documentType', '<!DOCTYPE a [<!ENTITY x "1"><!ENTITY y "&x;&x;">]><a>&y;</a>'],
  [
    'with an entity that is elsewhere',
    'documentType',
    '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
  ],
  ['with a DTD that is elsewhere', 'documentType', '<!DOCTYPE a SYSTEM "https://bank.example/a.dtd"><a/>'],
  ['with attributes that have a default', 'documentType', '<!DOCTYPE a [<!ATTLIST a Id ID "x">]><a/>'],
  ['with an entity that nobody declared', 'notWellFormed', '<a>&x;</a>'],
  ['with an entity of HTML', 'notWellFormed', '<a>&nbsp;</a>'],
  ['in UTF-16', 'notUtf8', Buffer.from('\ufeff<a/>', 'utf16le')],
  ['with an octet that is no UTF-8', 'notUtf8', Buffer.from('<a>\xe9</a>', 'latin1')],
  ['with an overlong octet', 'notUtf8', Uint8Array.of(0x3c, 0x61, 0x3e, 0xc0, 0xbc, 0x3c, 0x2f, 0x61, 0x3e)],
  ['that calls itself Latin', 'otherEncoding', '<?xml version="1.0" encoding="ISO-8859-1"?><a/>'],
  ['of XML 1.1', 'otherVersion', '<?xml version="1.1"?><a/>'],
  ['with a control character', 'notWellFormed', '<a>\u0001</a>'],
  ['with a reference to a control character', 'notWellFormed', '<a>&#1;</a>'],
  ['with a prefix that means nothing', 'notWellFormed', '<p:a/>'],
  ['with an attribute that stands twice', 'notWellFormed', '<a b="1" b="2"/>'],
  [
    'with an attribute that stands twice under two prefixes',
    'notWellFormed',
    '<a xmlns:p="urn:a" xmlns:q="urn:a" p:b="1" q:b="2"/>',
  ],
  ['with a prefix that is taken back', 'notWellFormed', '<a xmlns:p="urn:a"><b xmlns:p=""/></a>'],
  ['with two roots', 'notWellFormed', '<a/><b/>'],
  ['with text beside the root', 'notWellFormed', '<a/>b'],
  ['with tags that do not match', 'notWellFormed', '<a><b></a></b>'],
  ['with a bare ampersand', 'notWellFormed', '<a>1 & 2</a>'],
  ['with a less-than sign in an attribute', 'notWellFormed', '<a b="<"/>'],
  ['with an attribute without quotes', 'notWellFormed', '<a b=1/>'],
  ['with two hyphens in a comment', 'notWellFormed', '<a><!-- -- --></a>'],
  ['with a declaration that is not at its start', 'notWellFormed', ' <?xml version="1.0"?><a/>'],
  ['that ends too early', 'notWellFormed', '<a><b>'],
  ['that ends in a tag', 'notWellFormed', '<a><b></b></a'],
  ['that is empty', 'notWellFormed', ''],
  ['that is no XML', 'notWellFormed', '{"a":1}'],
  ['with the relative name of a namespace', 'namespaceName', '<a xmlns="payments"/>'],
  ['with an ampersand in the name of a namespace', 'namespaceName', '<a xmlns="urn:a?b&amp;c"/>'],
  ['with 257 attributes in an element', 'tooManyAttributes', `<a${attributes(257)}/>`],
  ['with 10,000 attributes in an element', 'tooManyAttributes', `<a${attributes(10_000)}/>`],
  ['with 101 elements in one another', 'tooDeep', nested(101)],
  ['with 100,000 elements in one another', 'tooDeep', nested(100_000)],
  ['with more nodes than anybody needs', 'tooManyNodes', `<a>${'<b/>'.repeat(limits.xmlNodes)}</a>`],
]

/** What is good XML, but is not signed so. */
const refusals: [what: string, reason: string, document: string, wishes?: Wishes][] = [
  ['that is looked at through a style sheet', 'stylesheet', '<?xml-stylesheet type="text/xsl" href="a.xsl"?><a/>'],
  [
    'that is a style sheet',
    'stylesheet',
    '<t:stylesheet xmlns:t="http://www.w3.org/1999/XSL/Transform" version="1.0"/>',
  ],
  [
    'that includes another',
    'externalReference',
    '<a><i:include xmlns:i="http://www.w3.org/2001/XInclude" href="b.xml"/></a>',
  ],
  ['without the element', 'elementNotOne', '<a Id="b"/>', { element: 'a' }],
  ['with two such elements', 'elementNotOne', '<a><b Id="b"/><c Id="b"/></a>', { element: 'b' }],
  [
    'with two such elements by different names of Ids',
    'elementNotOne',
    '<a><b Id="b"/><c xml:id="b"/></a>',
    { element: 'b' },
  ],
]

describe('XML', () => {
  let signer: TestSigner
  let root: TestSigner['certificate']

  before(async () => {
    const authority = await createAuthority()
    ;({ root } = authority)
    signer = await makeSigner(authority, makeKey('P-256'))
  })

  const bytesOf = (document: string | Uint8Array): Uint8Array<ArrayBuffer> =>
    typeof document === 'string' ? utf8(document) : new Uint8Array(document)
  const verify = (signed: Uint8Array) => xades.verify({ signed, content: null, roots: [root], now: new Date() })

  for (const [what, reason, document] of documents)
    it(`${what} is neither signed nor read: ${reason}`, () => {
      assert.throws(() => makeXades(signer, { document: bytesOf(document) }), {
        code: 'BAD_PARAMS',
        details: { reason },
      })
      assert.throws(() => verify(bytesOf(document)), { code: 'SIGNED_DATA_UNREADABLE', details: { reason } })
    })

  for (const [what, reason, document, wishes] of refusals)
    it(`${what} is not signed: ${reason}`, () =>
      assert.throws(() => makeXades(signer, { ...wishes, document: utf8(document) }), {
        code: 'BAD_PARAMS',
        details: { reason },
      }))

  it('that is a signature, or has one that cannot be read, is not signed, nor anything in one', () => {
    const refused = (document: string, reason: string, wishes: Wishes = {}): void =>
      assert.throws(() => makeXades(signer, { ...wishes, document: utf8(document) }), {
        code: 'BAD_PARAMS',
        details: { reason },
      })
    refused(textOf(makeXades(signer, { packaging: 'detached' })), 'documentIsSignature')
    refused(
      textOf(makeXades(signer)).replace('<ds:SignatureValue>', '<ds:SignatureValue>!'),
      'earlierSignatureUnreadable',
    )
    const part = textOf(makeXades(signer, { element: 'payee' }))
    const [, id = ''] = /<ds:Signature [^>]*Id="([^"]+)"/.exec(part) ?? []
    refused(part, 'elementInSignature', { element: `${id}-properties` })
  })

  it('is as long, as deep and as broad as it may be, and not longer', () => {
    for (const document of [nested(99), `<a${attributes(256)}/>`])
      assert.equal(verify(makeXades(signer, { document: utf8(document) }))[0]?.valid, true)
    const longest = makeXades(signer, { packaging: 'enveloping', document: new Uint8Array(limits.xmlBytes) })
    assert.equal(verify(longest)[0]?.valid, true)
    assert.throws(() => makeXades(signer, { document: new Uint8Array(limits.xmlBytes + 1) }), { code: 'TOO_LARGE' })
    assert.throws(() => verify(new Uint8Array(limits.signedXmlBytes + 1)), { code: 'TOO_LARGE' })
  })
})
