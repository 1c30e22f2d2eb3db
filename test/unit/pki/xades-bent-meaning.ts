/** XML signatures that are right, over something else than it seems, or by somebody else. */
import { textOf, payment } from '../../support/make-xades.ts'
import { fakePayee, payee, sha256, wrapped, type Bent } from './xades-bend.ts'

export const bentMeaning: Bent[] = [
  {
    what: 'whose element has a double',
    reasons: ['referenceWrong'],
    as: { element: 'payee' },
    stays: true,
    bend: text => text.replace(payee, whole => fakePayee('Id="payee"') + whole),
  },
  {
    what: 'whose element has a double by another name of Ids',
    reasons: ['referenceWrong'],
    as: { element: 'payee' },
    stays: true,
    bend: text => text.replace(payee, whole => fakePayee('id="payee"') + whole),
  },
  {
    what: 'whose element has a double by the Id of XML',
    reasons: ['referenceWrong'],
    as: { element: 'payee' },
    stays: true,
    bend: text => text.replace(payee, whole => fakePayee('xml:id="payee"') + whole),
  },
  {
    what: 'whose element is hidden in its own object, behind a double',
    reasons: ['referenceWrong'],
    as: { element: 'payee' },
    stays: true,
    bend: text =>
      text
        .replace(payee, fakePayee('Id="payee"'))
        .replace('</ds:Signature>', `<ds:Object>${payee.exec(textOf(payment))?.[0] ?? ''}</ds:Object></ds:Signature>`),
  },
  {
    what: 'whose document is wrapped in another',
    reasons: ['contentChanged'],
    stays: true,
    bend: text => wrapped(text),
  },
  {
    what: 'whose document is wrapped in another, with its signature at the top',
    reasons: ['contentChanged'],
    stays: true,
    bend: text => {
      const [signature = ''] = /<ds:Signature [^]*<\/ds:Signature>/.exec(text) ?? []
      return wrapped(text.replace(signature, ''), signature)
    },
  },
  {
    what: 'to whose document something is added',
    reasons: ['contentChanged'],
    stays: true,
    bend: text => text.replace('<p:empty/>', '<p:empty/><p:payee>ТОО «Оркен»</p:payee>'),
  },
  {
    what: 'with something hidden in an object of its own',
    reasons: ['contentChanged'],
    as: { parallel: true },
    stays: true,
    bend: text => text.replace('1250000.50', ''),
  },
  {
    what: 'whose properties are not signed',
    reasons: ['attributesWrong'],
    bend: text => text.replace(/<ds:Reference Type=[^]*?<\/ds:Reference>/, ''),
  },
  {
    what: 'whose properties are not the ones that are signed',
    reasons: ['referenceWrong', 'attributesWrong'],
    stays: true,
    bend: text =>
      text
        .replace(/<xades:SignedProperties[^]*<\/xades:SignedProperties>/, one =>
          one.replace(/ Id="[^"]*"/, '').replace('09:14:03Z', '10:14:03Z'),
        )
        .replace(
          '</ds:Signature>',
          `<ds:Object xmlns:xades="http://uri.etsi.org/01903/v1.3.2#">${/<xades:SignedProperties[^]*<\/xades:SignedProperties>/.exec(text)?.[0] ?? ''}</ds:Object></ds:Signature>`,
        ),
  },
  {
    what: 'whose time is another than the signed one',
    reasons: ['attributesWrong'],
    stays: true,
    bend: text => text.replace('09:14:03Z', '10:14:03Z'),
  },
  {
    what: 'whose properties are of another signature',
    reasons: ['referenceWrong', 'attributesWrong'],
    bend: text => text.replace(/Target="#[^"]*"/, 'Target="#other"'),
  },
  {
    what: 'with two times',
    reasons: ['referenceWrong', 'attributesWrong'],
    bend: text => text.replace(/<xades:SigningTime>.*<\/xades:SigningTime>/, '$&$&'),
  },
  {
    what: 'with a time that is none',
    reasons: ['referenceWrong', 'attributesWrong'],
    bend: text => text.replace('09:14:03Z', '09:14'),
  },
  {
    what: 'with a time of no zone',
    reasons: ['referenceWrong', 'attributesWrong'],
    bend: text => text.replace('09:14:03Z', '09:14:03'),
  },
  {
    what: 'with properties twice',
    reasons: ['referenceWrong', 'attributesWrong'],
    bend: text =>
      text.replace(
        '</ds:Signature>',
        `<ds:Object><xades:QualifyingProperties xmlns:xades="http://uri.etsi.org/01903/v1.3.2#" Target="#x"/></ds:Object></ds:Signature>`,
      ),
  },
  {
    what: 'that names another certificate',
    reasons: ['certificateMismatch'],
    bend: text => text.replace(/(<xades:CertDigest>.*<ds:DigestValue>)[^<]*/, `$1${'A'.repeat(43)}=`),
  },
  {
    what: 'that names a certificate by a hash that nobody knows',
    reasons: ['referenceWrong', 'attributesWrong'],
    bend: text => text.replace(new RegExp(`(<xades:CertDigest><ds:DigestMethod Algorithm=")${sha256}`), '$1urn:hash'),
  },
  {
    what: 'that names another issuer',
    reasons: ['certificateMismatch'],
    bend: text =>
      text.replace(
        '</xades:Cert>',
        '<xades:IssuerSerialV2>MBwwF6QVMBMxETAPBgNVBAMTCFNvbWVib2R5AgEH</xades:IssuerSerialV2></xades:Cert>',
      ),
  },
  {
    what: 'without a certificate',
    reasons: ['certificateMissing'],
    stays: true,
    bend: text => text.replace(/<ds:KeyInfo>.*<\/ds:KeyInfo>/, ''),
  },
  {
    what: 'with the value of a key instead of a certificate',
    reasons: ['certificateMissing'],
    stays: true,
    bend: text => text.replace(/<ds:X509Data>.*<\/ds:X509Data>/, '<ds:KeyName>bank</ds:KeyName>'),
  },
  {
    what: 'without the chain',
    reasons: ['chainBroken'],
    stays: true,
    bend: text => text.replace(/(<\/ds:X509Certificate>)<ds:X509Certificate>.*<\/ds:X509Certificate>/, '$1'),
  },
]
