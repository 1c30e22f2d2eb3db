/** XML signatures whose structure is not that of one (XML Signature 1.1 section 4). */

export const malformed: [what: string, bend: (text: string) => string][] = [
  ['without any reference', text => text.replace(/<ds:Reference [^]*<\/ds:Reference>/, '')],
  ['with a comment in a digest', text => text.replace('<ds:DigestValue>', '<ds:DigestValue><!-- -->')],
  [
    'with a comment in what is signed',
    text => text.replace('<ds:CanonicalizationMethod', '<!-- --><ds:CanonicalizationMethod'),
  ],
  [
    'with an instruction in what is signed',
    text => text.replace('<ds:CanonicalizationMethod', '<?x?><ds:CanonicalizationMethod'),
  ],
  ['with text in what is signed', text => text.replace('<ds:CanonicalizationMethod', 'x<ds:CanonicalizationMethod')],
  ['that says twice what is signed', text => text.replace(/<ds:SignedInfo[^]*<\/ds:SignedInfo>/, '$&$&')],
  ['with two values', text => text.replace(/<ds:SignatureValue>.*<\/ds:SignatureValue>/, '$&$&')],
  ['with two keys', text => text.replace(/<ds:KeyInfo>.*<\/ds:KeyInfo>/, '$&$&')],
  ['without a value', text => text.replace(/<ds:SignatureValue>.*<\/ds:SignatureValue>/, '')],
  ['without a method', text => text.replace(/<ds:SignatureMethod[^>]*>/, '')],
  ['with a method of no name', text => text.replace(/(<ds:SignatureMethod)[^>]*/, '$1/')],
  ['with a reference of no address', text => text.replace(' URI=""', '')],
  ['with two digests of one reference', text => text.replace(/<ds:DigestValue>[^<]*<\/ds:DigestValue>/, '$&$&')],
  ['with a digest that is not in base64', text => text.replace('<ds:DigestValue>', '<ds:DigestValue>*')],
  [
    'with a value of a length',
    text =>
      text.replace(
        /(<ds:SignatureMethod[^>]*)\/>/,
        '$1><ds:HMACOutputLength>8</ds:HMACOutputLength></ds:SignatureMethod>',
      ),
  ],
  ['with something else inside', text => text.replace('</ds:Signature>', '<x/></ds:Signature>')],
  [
    'in another namespace in the middle',
    text => text.replace('<ds:SignatureMethod', '<ds:SignatureMethod xmlns:ds="urn:x"'),
  ],
]
