/** Name constraints (section 4.13 of the public test suite of paths): names of a directory, mail, DNS, URI, IP. */
import { concat, fromHex, type Bytes } from '../../../shared/bytes.ts'
import { context, der, sequence } from '../../../host/pki/der.ts'
import {
  asPerson,
  attributeOids,
  bendCertificate,
  directoryName,
  extension,
  generalNames,
  strings,
  values,
} from '../bend-certificate.ts'
import type { Bent, NameValue } from '../bend-certificate.ts'
import { broken, good, renewed, root, sub, type PathCase, type PathCases } from './path-case.ts'

const { C, O, OU, CN, email: mail } = attributeOids
const { directory, email, dns, uri, ip, principal, registered } = generalNames

const az: NameValue = [C, strings.printable('AZ')]
const bank: NameValue = [O, strings.utf8('Bank')]
const cashier: NameValue = [CN, strings.utf8('Kassir')]
const unit = (text: string): NameValue => [OU, strings.utf8(text)]
const tree = (...parts: readonly NameValue[]): Bytes => directory(directoryName(az, ...parts))

interface Limits {
  permitted?: readonly Bytes[]
  excluded?: readonly Bytes[]
}
const limits = (limits: Limits, critical = true): Bytes =>
  extension('nameConstraints', values.nameConstraints(limits), critical)
const alternative = (...names: readonly Bytes[]): Bytes => extension('subjectAltName', sequence(...names))

const within = (by: Bent, name: Bytes, ...names: readonly Bytes[]): Bent =>
  bendCertificate(name, { by, extensions: asPerson(...(names.length > 0 ? [alternative(...names)] : [])) })
/** One authority with these limits, one person with this name and these alternative names. */
const under =
  (given: Limits, subject: readonly NameValue[], ...names: readonly Bytes[]): PathCase['make'] =>
  () => {
    const by = sub('CA', root, limits(given))
    return [within(by, directoryName(...subject), ...names), by, root]
  }
/** The same with alternative names only. */
const named = (given: Limits, ...names: readonly Bytes[]): PathCase['make'] =>
  under(given, [az, bank, cashier], ...names)
const permit = (...permitted: readonly Bytes[]): Limits => ({ permitted })
const exclude = (...excluded: readonly Bytes[]): Limits => ({ excluded })

/** A second authority, whose own name lies within. */
function twice(first: Limits, second: Limits, subject: readonly NameValue[]): readonly Bent[] {
  const outer = sub('Outer', root, limits(first))
  const inner = bendCertificate(directoryName(az, bank, [CN, strings.utf8('Inner')]), {
    by: outer,
    extensions: [extension('basicConstraints', values.authority(), true), limits(second)],
  })
  return [within(inner, directoryName(...subject)), inner, outer, root]
}

const raw =
  (subtree: Bytes, kind = 0): PathCase['make'] =>
  () => {
    const value = sequence(context(kind, subtree))
    const by = sub('CA', root, extension('nameConstraints', value, true))
    return [within(by, directoryName(az, bank, cashier)), by, root]
  }

export const constraintCases: PathCases = {
  'a subject within': good(under(permit(tree(bank)), [az, bank, cashier])),
  'a subject without': broken(under(permit(tree(bank)), [az, [O, strings.utf8('Shop')], cashier])),
  'a subject without, where the limits are not critical': broken(() => {
    const by = sub('CA', root, limits(permit(tree(bank)), false))
    return [within(by, directoryName(az, cashier)), by, root]
  }),
  'a subject that is the limit itself': good(under(permit(tree(bank)), [az, bank])),
  'a subject that is shorter than the limit': broken(under(permit(tree(bank)), [az])),
  'a subject within, in capitals and another string type': good(
    under(permit(tree(bank)), [az, [O, strings.printable('BANK')], cashier]),
  ),
  'a subject within one of two': good(under(permit(tree(unit('A')), tree(unit('B'))), [az, unit('B'), cashier])),
  'a subject within, a directory name without': broken(named(permit(tree(bank)), tree([O, strings.utf8('Shop')]))),
  'a subject and a directory name within': good(named(permit(tree(bank)), tree(bank, unit('A')))),
  'an excluded subject': broken(under(exclude(tree(bank)), [az, bank, cashier])),
  'a subject beside the excluded': good(under(exclude(tree(bank)), [az, unit('A'), cashier])),
  'a subject permitted and excluded': broken(
    under({ permitted: [tree(bank)], excluded: [tree(bank, unit('A'))] }, [az, bank, unit('A'), cashier]),
  ),
  'an empty subject': good(under(permit(tree(bank)), [])),
  'limits that grow narrower': good(() =>
    twice(permit(tree(bank)), permit(tree(bank, unit('A'))), [az, bank, unit('A')]),
  ),
  'a name within the wider limit alone': broken(() =>
    twice(permit(tree(bank)), permit(tree(bank, unit('A'))), [az, bank, unit('B')]),
  ),
  'limits that contradict each other': broken(() =>
    twice(permit(tree(bank)), permit(tree(unit('A'))), [az, unit('A')]),
  ),
  'excluded by the outer authority': broken(() => twice(exclude(tree(bank, unit('A'))), {}, [az, bank, unit('A')])),
  'an authority without': broken(() => {
    const outer = sub('Outer', root, limits(permit(tree(bank))))
    const inner = sub('Inner', outer)
    return [within(inner, directoryName(az, bank)), inner, outer, root]
  }),
  'a renewed authority without, which is the same': good(() => {
    const outer = sub('Outer', root, limits(permit(tree(bank))))
    const again = renewed(outer)
    return [within(again, directoryName(az, bank)), again, outer, root]
  }),
  'limits of the root': broken(() => {
    const narrow = bendCertificate('Narrow root', {
      extensions: [extension('basicConstraints', values.authority(), true), limits(permit(tree(bank)))],
    })
    return [within(narrow, directoryName(az, cashier)), narrow]
  }),

  'mail of the host': good(named(permit(email('bank.az')), email('k@bank.az'))),
  'mail of the host, in capitals': good(named(permit(email('bank.az')), email('k@BANK.az'))),
  'mail of a host below': broken(named(permit(email('bank.az')), email('k@mail.bank.az'))),
  'mail of hosts below the domain': good(named(permit(email('.bank.az')), email('k@mail.bank.az'))),
  'mail of the domain itself, where those below are meant': broken(
    named(permit(email('.bank.az')), email('k@bank.az')),
  ),
  'mail of one box': good(named(permit(email('k@bank.az')), email('k@bank.az'))),
  'mail of another box': broken(named(permit(email('k@bank.az')), email('K@bank.az'))),
  'mail excluded': broken(named(exclude(email('bank.az')), email('k@bank.az'))),
  'mail beside the excluded': good(named(exclude(email('bank.az')), email('k@shop.az'))),
  'mail in the subject without': broken(under(permit(email('bank.az')), [az, bank, [mail, strings.ia5('k@shop.az')]])),
  'mail in the subject excluded': broken(
    under(exclude(email('shop.az')), [az, bank, [mail, strings.ia5('k@shop.az')]]),
  ),
  'mail where nothing is said of it': good(named(permit(tree(bank)), email('k@shop.az'))),
  'mail that is none': broken(named(permit(email('bank.az')), email('bank.az'))),

  'the host itself': good(named(permit(dns('bank.az')), dns('bank.az'))),
  'a host below': good(named(permit(dns('bank.az')), dns('www.bank.az'))),
  'a host that ends alike': broken(named(permit(dns('bank.az')), dns('mybank.az'))),
  'a host without': broken(named(permit(dns('bank.az')), dns('shop.az'))),
  'a host in capitals': good(named(permit(dns('bank.az')), dns('WWW.BANK.AZ'))),
  'a host excluded': broken(named(exclude(dns('bank.az')), dns('a.bank.az'))),
  'a host beside the excluded': good(named(exclude(dns('bank.az')), dns('shop.az'))),
  'every host excluded': broken(named(exclude(dns('')), dns('shop.az'))),
  'one host within and one without': broken(named(permit(dns('bank.az')), dns('bank.az'), dns('shop.az'))),
  'a host with a zero octet': broken(named(permit(dns('az')), dns('bank.az\0.az')), {
    opensslDiffers: 'it compares the end alone; a zero octet ends the name for programs written in C',
  }),

  'a URI of the host': good(named(permit(uri('bank.az')), uri('https://bank.az/pay?x=1'))),
  'a URI of the host with a port': good(named(permit(uri('bank.az')), uri('https://bank.az:8443/'))),
  'a URI of a host below': broken(named(permit(uri('bank.az')), uri('https://www.bank.az/'))),
  'a URI below the domain': good(named(permit(uri('.bank.az')), uri('https://www.bank.az/'))),
  'a URI of the domain itself, where those below are meant': broken(
    named(permit(uri('.bank.az')), uri('ftp://bank.az/')),
  ),
  'a URI excluded': broken(named(exclude(uri('bank.az')), uri('https://bank.az/'))),
  'a URI beside the excluded': good(named(exclude(uri('bank.az')), uri('https://shop.az/'))),
  'a URI without a host': broken(named(permit(uri('bank.az')), uri('urn:bank.az'))),
  'a URI with a name before the host': broken(named(permit(uri('bank.az')), uri('https://bank.az@shop.az/'))),
  'a URI of an address': broken(named(exclude(uri('bank.az')), uri('https://192.0.2.1/')), {
    opensslDiffers: 'it compares the address as a name; RFC 5280 section 4.2.1.10 wants the certificate refused',
  }),

  'an address within': good(named(permit(ip(192, 0, 2, 0, 255, 255, 255, 0)), ip(192, 0, 2, 7))),
  'an address without': broken(named(permit(ip(192, 0, 2, 0, 255, 255, 255, 0)), ip(192, 0, 3, 7))),
  'an address of the other kind': broken(named(permit(ip(192, 0, 2, 0, 255, 255, 255, 0)), ip(...Array(16).fill(0)))),
  'an address excluded': broken(named(exclude(ip(192, 0, 2, 0, 255, 255, 255, 0)), ip(192, 0, 2, 7))),
  'an address of five octets': broken(named(permit(ip(192, 0, 2, 0, 255, 255, 255, 0)), ip(192, 0, 2, 7, 1))),

  'a form that is not compared, limited and there': broken(named(permit(principal('x')), principal('k@bank.az'))),
  'a form that is not compared, limited and not there': good(named(permit(principal('x')), dns('bank.az'))),
  'a form that is not compared, there and not limited': good(named(permit(dns('bank.az')), principal('k@bank.az'))),
  'a registered identifier, excluded': broken(named(exclude(registered('1.2.3')), registered('1.2.3'))),
  'a limit with a maximum': broken(raw(sequence(tree(bank), der(0x81, Uint8Array.of(3))))),
  'a limit with a minimum': broken(raw(sequence(tree(bank), der(0x80, Uint8Array.of(1))))),
  'a limit that neither permits nor excludes': broken(raw(sequence(tree([O, strings.utf8('Shop')])), 2)),
  'a limit that is no name': broken(raw(concat([sequence(fromHex('a4020500'))]))),
}
