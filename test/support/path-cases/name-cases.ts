/** Names from link to link (section 4.3 of the public test suite of paths). */
import { asAuthority, asPerson, attributeOids, bendCertificate, directoryName, strings } from '../bend-certificate.ts'
import type { Bent, NameValue } from '../bend-certificate.ts'
import { broken, good, person, root, sub, type PathCases } from './path-case.ts'

const { CN, O, OU, C } = attributeOids
const called = (...parts: readonly NameValue[]): Bent =>
  bendCertificate(directoryName(...parts), { by: root, extensions: asAuthority() })
const calledOtherwise = (authority: Bent, ...parts: readonly NameValue[]): readonly Bent[] => [
  bendCertificate('Person', { by: authority, issuerName: directoryName(...parts), extensions: asPerson() }),
  authority,
  root,
]
const az: NameValue = [C, strings.printable('AZ')]

export const nameCases: PathCases = {
  'an issuer of another name': broken(() =>
    calledOtherwise(called(az, [CN, strings.utf8('CA')]), az, [CN, strings.utf8('CB')]),
  ),
  'the parts of the issuer’s name in another order': broken(() =>
    calledOtherwise(
      called([O, strings.utf8('A')], [OU, strings.utf8('B')]),
      [OU, strings.utf8('B')],
      [O, strings.utf8('A')],
    ),
  ),
  'the issuer’s name with other white space': good(() =>
    calledOtherwise(called([CN, strings.printable('Good  CA')]), [CN, strings.printable(' Good CA  ')]),
  ),
  'the issuer’s name in capitals': good(() =>
    calledOtherwise(called([CN, strings.printable('Good CA')]), [CN, strings.printable('GOOD ca')]),
  ),
  'the issuer’s name in another string type': good(() =>
    calledOtherwise(called([CN, strings.printable('Good CA')]), [CN, strings.utf8('Good CA')]),
  ),
  'the issuer’s name in UTF-8 and capitals': good(
    () => calledOtherwise(called([CN, strings.utf8('Mərkəz')]), [CN, strings.utf8('MƏRKƏZ')]),
    { opensslDiffers: 'it folds the capitals of ASCII alone; RFC 5280 section 7.1 wants those of Unicode' },
  ),
  'the issuer’s name as BMPString and as UTF8String': good(() =>
    calledOtherwise(called([CN, strings.bmp('Мөр')]), [CN, strings.utf8('Мөр')]),
  ),
  'the issuer’s name with a part more': broken(() =>
    calledOtherwise(called(az, [CN, strings.utf8('CA')]), az, [CN, strings.utf8('CA')], [CN, strings.utf8('CA')]),
  ),
  'attributes that nobody has a name for': good(() => {
    const parts: NameValue[] = [az, ['1.3.6.1.4.1.99999.7', strings.utf8('seven')], [CN, strings.utf8('CA')]]
    return calledOtherwise(called(...parts), ...parts)
  }),
  'three authorities': good(() => {
    const first = sub('First', root)
    const second = sub('Second', first)
    const third = sub('Third', second)
    return [person(third), first, third, second, root]
  }),
  'an authority that is missing': broken(() => {
    const second = sub('Second', sub('First', root))
    return [person(second), second, root]
  }),
}
