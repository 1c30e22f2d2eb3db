/** Canonical XML as we make it, beside that of xmlsec1, on documents by chance. */
import assert from 'node:assert/strict'
import { canonicalXml } from '../../../host/pki/xades/canonical-xml.ts'
import { canonicalFormNamed, transforms } from '../../../host/pki/xades/names.ts'
import { readXml } from '../../../host/pki/xades/read-xml.ts'
import { descendants } from '../../../host/pki/xades/xml-tree.ts'
import { fromUtf8, utf8 } from '../../../shared/bytes.ts'
import { seededRandom } from '../../support/fault-schedule.ts'
import { randomXml } from '../../support/random-xml.ts'
import { xmlsecCanonical } from '../../support/xmlsec.ts'

const inclusive = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315'
const algorithms = [
  transforms.exclusive,
  `${transforms.exclusive}WithComments`,
  inclusive,
  `${inclusive}#WithComments`,
  'http://www.w3.org/2006/12/xml-c14n11',
  'http://www.w3.org/2006/12/xml-c14n11#WithComments',
]
const count = 100

describe('canonical XML', () => {
  for (const [seed, algorithm] of algorithms.entries())
    it(`of ${count} documents by chance is what xmlsec1 makes of them by ${algorithm}`, async () => {
      const random = seededRandom(seed + 1)
      const documents = Array.from({ length: count }, () => randomXml(random).text)
      const files = Object.fromEntries(documents.map((text, index) => [`${index}.xml`, text]))
      const references = documents.map((_, index) => ({ uri: `${index}.xml`, transform: algorithm }))
      const theirs = await xmlsecCanonical(references, { files })
      assert.equal(theirs.length, count)
      const named = canonicalFormNamed(algorithm) ?? assert.fail()
      for (const [index, text] of documents.entries()) {
        const ours = canonicalXml(readXml(utf8(text), 'INTERNAL'), { form: { ...named, prefixes: new Set() } })
        assert.equal(fromUtf8(ours), theirs[index], JSON.stringify(text))
      }
    })

  for (const [seed, algorithm] of algorithms.entries())
    it(`of ${count} elements by chance, inside of others, is what xmlsec1 makes of them by ${algorithm}`, async () => {
      const random = seededRandom(seed + 100)
      // The version 1.1 joins base addresses and takes over no Ids: there is none of either here.
      const wrapped = Array.from({ length: count }, (_, index) => {
        const outer =
          ['<o>', '<o xmlns="urn:o" xml:lang="kk">', '<p:o xmlns:p="urn:b" xmlns:unused="urn:u">'][index % 3] ?? ''
        return `${outer}<wanted Id="w${index}">${randomXml(random).root}</wanted></${index % 3 === 2 ? 'p:' : ''}o>`
      })
      const object = `<Object xmlns="http://www.w3.org/2000/09/xmldsig#" xml:space="default">${wrapped.join('')}</Object>`
      const references = wrapped.map((_, index) => ({ uri: `#w${index}`, transform: algorithm }))
      const theirs = await xmlsecCanonical(references, { object })
      assert.equal(theirs.length, count)
      const named = canonicalFormNamed(algorithm) ?? assert.fail()
      const text = `<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#">${object}</ds:Signature>`
      const elements = descendants(readXml(utf8(text), 'INTERNAL').root).filter(({ local }) => local === 'wanted')
      for (const [index, element] of elements.entries()) {
        // A reference to an element is one without comments, whatever the algorithm says.
        const form = { ...named, comments: false, prefixes: new Set<string>() }
        assert.equal(fromUtf8(canonicalXml(element, { form })), theirs[index], wrapped[index])
      }
    })
})
