/** Where a certificate stands in a signature: as it is, in hexadecimal, in Base64, and in Base64 within Base64. */
const fromEnd = 4

/** What every text in Base64 holds that these bytes are somewhere in: without the characters that they share with their neighbours. */
const inBase64 = (bytes: Buffer): Buffer[] =>
  [0, 1, 2].map(before => {
    const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64')
    return Buffer.from(text.slice(before === 0 ? 0 : fromEnd, -fromEnd))
  })

const inBase64Url = (bytes: Buffer): Buffer[] =>
  inBase64(bytes).map(text => Buffer.from(text.toString().replaceAll('+', '-').replaceAll('/', '_')))

function copiesOf(certificate: Uint8Array): Buffer[] {
  const bytes = Buffer.from(certificate)
  const hex = bytes.toString('hex')
  const inText = inBase64(bytes)
  return [bytes, Buffer.from(hex), Buffer.from(hex.toUpperCase()), ...inText, ...inText.flatMap(inBase64Url)]
}

/** Whether that octet of it belongs to one of these certificates. */
export function isInCopy(signed: Uint8Array, at: number, certificates: readonly Uint8Array[]): boolean {
  const whole = Buffer.from(signed)
  return certificates.flatMap(copiesOf).some(copy => {
    // What it shares with its neighbours may be its own as well.
    const found = whole.indexOf(copy, Math.max(0, at - copy.length - fromEnd))
    return found >= 0 && found - fromEnd <= at && at < found + copy.length + fromEnd
  })
}
