/** XML signatures whose algorithms, transforms and references are not to be believed. */
import {
  enveloped,
  exclusive,
  firstReference,
  manifest,
  more,
  withDigest,
  withMethod,
  withTransforms,
  withUri,
  xpath,
  type Bent,
} from './xades-bend.ts'

export const bentReferences: Bent[] = [
  {
    what: 'by RSA with SHA-1',
    reasons: ['algorithmWeak'],
    bend: withMethod('http://www.w3.org/2000/09/xmldsig#rsa-sha1'),
  },
  { what: 'by ECDSA with SHA-1', reasons: ['algorithmWeak'], bend: withMethod(`${more}ecdsa-sha1`) },
  { what: 'by RSA with MD5', reasons: ['algorithmWeak'], bend: withMethod(`${more}rsa-md5`) },
  {
    what: 'by RSASSA-PSS, which is of another kind of key',
    reasons: ['signatureWrong'],
    bend: withMethod('http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1'),
  },
  {
    what: 'by RSASSA-PSS with SHA-1',
    reasons: ['algorithmWeak'],
    bend: withMethod('http://www.w3.org/2007/05/xmldsig-more#sha1-rsa-MGF1'),
  },
  { what: 'by an algorithm that nobody knows', reasons: ['algorithmUnsupported'], bend: withMethod('urn:good') },
  {
    what: 'by the algorithm of another kind of key',
    reasons: ['signatureWrong'],
    bend: withMethod(`${more}rsa-sha256`),
  },
  { what: 'by the algorithm with another hash', reasons: ['signatureWrong'], bend: withMethod(`${more}ecdsa-sha384`) },
  {
    what: 'over a digest by SHA-1',
    reasons: ['algorithmWeak'],
    bend: withDigest('http://www.w3.org/2000/09/xmldsig#sha1'),
  },
  { what: 'over a digest by MD5', reasons: ['algorithmWeak'], bend: withDigest(`${more}md5`) },
  { what: 'over a digest that nobody knows', reasons: ['algorithmUnsupported'], bend: withDigest('urn:hash') },
  {
    what: 'with a canonical form that nobody knows',
    reasons: ['algorithmUnsupported'],
    bend: text => text.replace(/(<ds:CanonicalizationMethod Algorithm=")[^"]*/, '$1urn:form'),
  },
  {
    what: 'with XSLT for a canonical form',
    reasons: ['algorithmUnsupported'],
    bend: text =>
      text.replace(/(<ds:CanonicalizationMethod Algorithm=")[^"]*/, '$1http://www.w3.org/TR/1999/REC-xslt-19991116'),
  },
  {
    what: 'through XSLT',
    reasons: ['algorithmUnsupported'],
    bend: withTransforms(
      '<ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xslt-19991116"><xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="1.0"/></ds:Transform>',
    ),
  },
  {
    what: 'through an XPath of somebody',
    reasons: ['algorithmUnsupported'],
    bend: withTransforms(xpath('self::p:payee') + exclusive),
  },
  {
    what: 'through an XPath that is never true',
    reasons: ['algorithmUnsupported'],
    bend: withTransforms(xpath('false()') + exclusive),
  },
  {
    what: 'through the XPath that we know, of another namespace',
    reasons: ['algorithmUnsupported'],
    bend: withTransforms(xpath('not(ancestor-or-self::ds:Signature)', 'urn:payment') + exclusive),
  },
  {
    what: 'through XPath Filter 2.0',
    reasons: ['algorithmUnsupported'],
    bend: withTransforms(
      '<ds:Transform Algorithm="http://www.w3.org/2002/06/xmldsig-filter2"><x:XPath xmlns:x="http://www.w3.org/2002/06/xmldsig-filter2" Filter="subtract">/</x:XPath></ds:Transform>',
    ),
  },
  {
    what: 'through decryption',
    reasons: ['algorithmUnsupported'],
    bend: withTransforms('<ds:Transform Algorithm="http://www.w3.org/2002/07/decrypt#XML"/>'),
  },
  {
    what: 'through two canonical forms',
    reasons: ['algorithmUnsupported'],
    bend: withTransforms(enveloped + exclusive + exclusive),
  },
  {
    what: 'through the envelope after the canonical form',
    reasons: ['algorithmUnsupported'],
    bend: withTransforms(exclusive + enveloped),
  },
  {
    what: 'through base64 of XML',
    reasons: ['algorithmUnsupported'],
    bend: withTransforms('<ds:Transform Algorithm="http://www.w3.org/2000/09/xmldsig#base64"/>'),
  },
  {
    what: 'with a parameter of a transform that nobody knows',
    reasons: ['algorithmUnsupported'],
    bend: withTransforms(
      `${enveloped}<ds:Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"><x xmlns="urn:x"/></ds:Transform>`,
    ),
  },
  {
    what: 'of an address in the network',
    reasons: ['referenceWrong'],
    bend: withUri('https://bank.example/payment.xml'),
  },
  { what: 'of a file by its address', reasons: ['referenceWrong'], bend: withUri('file:///etc/passwd') },
  { what: 'of a path from the root', reasons: ['referenceWrong'], bend: withUri('/etc/passwd') },
  { what: 'of another host', reasons: ['referenceWrong'], bend: withUri('//bank.example/payment.xml') },
  {
    what: 'of another computer in the way of Windows',
    reasons: ['referenceWrong'],
    bend: withUri('\\\\bank\\payment.xml'),
  },
  { what: 'of a file through transforms', reasons: ['algorithmUnsupported'], bend: withUri('payment.xml') },
  { what: 'of a pointer to the root', reasons: ['referenceWrong'], bend: withUri('#xpointer(/)') },
  { what: 'of a pointer to an Id', reasons: ['referenceWrong'], bend: withUri("#xpointer(id('payee'))") },
  { what: 'of an Id that nobody has', reasons: ['referenceWrong'], bend: withUri('#nobody') },
  { what: 'of an Id in other letters', reasons: ['referenceWrong'], bend: withUri('#Payee') },
  { what: 'of an element in an envelope that it is not', reasons: ['referenceWrong'], bend: withUri('#payee') },
  {
    what: 'of a manifest',
    reasons: ['referenceWrong'],
    bend: firstReference(text => text.replace('URI=""', manifest)),
  },
  { what: 'of nothing but its own properties', reasons: ['referenceWrong'], bend: firstReference(() => '') },
  {
    what: 'of its own key alone',
    reasons: ['referenceWrong'],
    bend: text =>
      firstReference(one => one.replace('URI=""', 'URI="#key"').replace(enveloped, ''))(text).replace(
        '<ds:KeyInfo>',
        '<ds:KeyInfo Id="key">',
      ),
  },
  {
    what: 'of an envelope that is empty',
    reasons: ['referenceWrong'],
    as: { packaging: 'enveloping' },
    bend: text =>
      firstReference(one => one.replace(/URI="[^"]*"/, 'URI=""'))(withTransforms(enveloped + exclusive)(text)),
  },
]
