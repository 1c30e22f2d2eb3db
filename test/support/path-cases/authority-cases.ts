/** Basic constraints, key usage and private extensions (sections 4.6, 4.7 and 4.16 of the public test suite of paths). */
import { fromHex, utf8, type Bytes } from '../../../shared/bytes.ts'
import { asPerson, bendCertificate, extension, values } from '../bend-certificate.ts'
import type { Bent } from '../bend-certificate.ts'
import { broken, good, person, renewed, root, sub, type PathCases } from './path-case.ts'

const usage = (bits: number, critical = true): Bytes => extension('keyUsage', values.usage(bits), critical)
const basic = (value: Uint8Array, critical = true): Bytes => extension('basicConstraints', value, critical)
const authority = (...extensions: readonly Bytes[]): Bent => bendCertificate('CA', { by: root, extensions })
const under = (by: Bent): readonly Bent[] => [person(by), by, root]
/** An authority that allows so many below it. */
const limited = (name: string, by: Bent, pathLength?: number): Bent =>
  bendCertificate(name, { by, extensions: [basic(values.authority(pathLength)), usage(0x06)] })
const selfIssued = (by: Bent, pathLength?: number): Bent =>
  bendCertificate(by.name, { by, extensions: [basic(values.authority(pathLength)), usage(0x06)], identifiers: true })
const ladder = (...links: readonly Bent[]): readonly Bent[] => [...links.toReversed(), root]
const privateType = '1.3.6.1.4.1.99999.1'

function below(...pathLengths: readonly (number | undefined)[]): readonly Bent[] {
  const links: Bent[] = []
  for (const [index, pathLength] of pathLengths.entries()) {
    links.push(limited(`CA ${index}`, links.at(-1) ?? root, pathLength))
  }
  return ladder(...links, person(links.at(-1) ?? root))
}

export const authorityCases: PathCases = {
  'an authority without basicConstraints': broken(() => under(authority(usage(0x06)))),
  'a certificate that says nothing of itself': broken(() => under(authority())),
  'cA FALSE, critical': broken(() => under(authority(basic(values.person()), usage(0x06)))),
  'cA FALSE, not critical': broken(() => under(authority(basic(values.person(), false), usage(0x06)))),
  'cA FALSE and no keyUsage': broken(() => under(authority(basic(values.person(), false)))),
  'cA written as 01': broken(() => under(authority(basic(fromHex('3003010101')), usage(0x06))), {
    opensslDiffers: 'it takes every octet but 0 for TRUE; in DER there is FF alone',
  }),
  'basicConstraints that are not critical': good(() => under(authority(basic(values.authority(), false), usage(0x06)))),
  'path length 0 and a person below': good(() => below(0)),
  'path length 0 and an authority below': broken(() => below(0, undefined)),
  'path length 0 and an authority of path length 0 below': broken(() => below(0, 0)),
  'path length 1 and one authority below': good(() => below(1, undefined)),
  'path length 6, then 0, and an authority too many': broken(() => below(6, 0, undefined)),
  'path length 6, 4, 0': good(() => below(6, 4, 0)),
  'path length 6, 1, 1, and one too many': broken(() => below(6, 1, 1, undefined)),
  'path length 0, renewed with another key': good(() => {
    const first = limited('CA', root, 0)
    const again = selfIssued(first, 0)
    return ladder(first, again, person(again))
  }),
  'path length 0, renewed, and an authority below': broken(() => {
    const first = limited('CA', root, 0)
    const again = selfIssued(first)
    const second = limited('Second', again)
    return ladder(first, again, second, person(second))
  }),
  'path length 1, renewed twice, and one authority below': good(() => {
    const first = limited('CA', root, 1)
    const again = selfIssued(first)
    const second = limited('Second', again)
    const secondAgain = selfIssued(second)
    return ladder(first, again, second, secondAgain, person(secondAgain))
  }),
  'a root of path length 0 and an authority below': broken(() => {
    const top = bendCertificate('Narrow root', { extensions: [basic(values.authority(0)), usage(0x06)] })
    const by = sub('CA', top)
    return [person(by), by, top]
  }),
  'a path length below zero': broken(() => under(authority(basic(fromHex('30060101ff0201ff')), usage(0x06)))),
  'an old root without extensions': good(() => {
    const old = bendCertificate('Old root', { version: 1 })
    return [person(old), old]
  }),
  'an old authority without extensions': broken(() => under(bendCertificate('CA', { by: root, version: 1 }))),
  'a person’s certificate given as a root': broken(() => {
    const somebody = bendCertificate('Somebody', { extensions: asPerson() })
    return [person(somebody), somebody]
  }),
  'keyUsage without keyCertSign, critical': broken(() => under(authority(basic(values.authority()), usage(0x02)))),
  'keyUsage without keyCertSign, not critical': broken(() =>
    under(authority(basic(values.authority()), usage(0x02, false))),
  ),
  'keyUsage that is not critical': good(() => under(authority(basic(values.authority()), usage(0x06, false)))),
  'an authority without keyUsage': good(() => under(authority(basic(values.authority())))),
  'a private extension': good(() => [person(root, extension(privateType, values.person())), root]),
  'a private extension that is no DER': good(() => [person(root, extension(privateType, utf8('PKCS1'))), root]),
  'a critical private extension': broken(() => [person(root, extension(privateType, values.person(), true)), root]),
  'a critical private extension of an authority': broken(() =>
    under(sub('CA', root, extension(privateType, values.person(), true))),
  ),
  'a private extension with critical written as 01': broken(() => [
    person(root, extension(privateType, values.person(), 0x01)),
    root,
  ]),
  'a private extension with critical FALSE written out': good(() => [
    person(root, extension(privateType, values.person(), 0x00)),
    root,
  ]),
  'one extension twice': broken(
    () => [person(root, extension(privateType, values.person()), extension(privateType, values.person())), root],
    { opensslDiffers: 'it looks for doublets among the extensions that it knows; RFC 5280 section 4.2 forbids all' },
  ),
  'a renewed authority': good(() => {
    const first = sub('CA', root)
    const again = renewed(first)
    return ladder(first, again, person(again))
  }),
}
