/** Certificate policies (sections 4.8 to 4.12 of the public test suite of paths). */
import type { PolicyDemands } from '../../../host/pki/path/policy-graph.ts'
import { smallInteger } from '../../../host/pki/der.ts'
import type { Bytes } from '../../../shared/bytes.ts'
import { asAuthority, bendCertificate, extension, values } from '../bend-certificate.ts'
import type { Bent } from '../bend-certificate.ts'
import { broken, good, person, renewed, root, sub, type PathCases } from './path-case.ts'

const [p1, p2, p3, p4] = ['2.16.840.1.101.3.2.1.48.1', '2.16.840.1.101.3.2.1.48.2', '1.2.398.3.3.2.1', '1.2.3.4.5']
const any = '2.5.29.32.0'
const policies = (...dotted: readonly string[]): Bytes => extension('certificatePolicies', values.policies(...dotted))
const constraints = (rules: { explicit?: number; mapping?: number }): Bytes =>
  extension('policyConstraints', values.policyConstraints(rules), true)
const mappings = (...pairs: readonly [string, string][]): Bytes =>
  extension('policyMappings', values.mappings(...pairs), true)
const noAny = (count: number): Bytes => extension('inhibitAnyPolicy', smallInteger(count), true)

/** One row of extensions to each certificate, the authority under the root first, the person last. */
function path(...rows: readonly (readonly Bytes[])[]): readonly Bent[] {
  const links: Bent[] = [root]
  rows.forEach((extensions, index) => {
    const by = links[0] ?? root
    links.unshift(index === rows.length - 1 ? person(by, ...extensions) : sub(`CA ${index}`, by, ...extensions))
  })
  return links
}

const explicit: { demands: Partial<PolicyDemands> } = { demands: { explicit: true } }
const wants = (...acceptable: readonly string[]): { demands: Partial<PolicyDemands> } => ({
  demands: { explicit: true, acceptable },
})
const same = (): readonly Bent[] => path([policies(p1)], [policies(p1)], [policies(p1)])
const none = (): readonly Bent[] => path([], [], [])
const different = (): readonly Bent[] => path([policies(p1)], [policies(p1)], [policies(p2)])
const both = (): readonly Bent[] => path([policies(p1, p2)], [policies(p1, p2)], [policies(p1, p2)])
const everything = (): readonly Bent[] => path([policies(any)], [policies(any)], [policies(any)])
const mapped = (): readonly Bent[] => path([policies(p1), mappings([p1, p2])], [policies(p2)])
/** So many certificates without a policy below one that demands it after so many. */
const demandedAfter = (count: number, below: number): readonly Bent[] =>
  path([constraints({ explicit: count })], ...Array.from({ length: below }, () => []))

export const policyCases: PathCases = {
  'one policy throughout': good(same),
  'one policy throughout, and one demanded': good(same, explicit),
  'one policy throughout, and that one demanded': good(same, wants(p1)),
  'one policy throughout, and another demanded': broken(same, wants(p2)),
  'one policy throughout, and one of two demanded': good(same, wants(p1, p2)),
  'another policy acceptable, but none demanded': good(same, { demands: { acceptable: [p2] } }),
  'no policy': good(none),
  'no policy, and one demanded': broken(none, explicit),
  'a different policy at the end': good(different),
  'a different policy at the end, and one demanded': broken(different, explicit),
  'a different policy in the middle, and one demanded': broken(
    () => path([policies(p1)], [policies(p2)], [policies(p1)]),
    explicit,
  ),
  'a policy that one authority has not, and one demanded': broken(
    () => path([policies(p1)], [], [policies(p1)]),
    explicit,
  ),
  'policies that overlap, and the common one demanded': good(
    () => path([policies(p1, p2)], [policies(p1, p3)], [policies(p1)]),
    wants(p1),
  ),
  'policies that overlap, and one that is not common demanded': broken(
    () => path([policies(p1, p2)], [policies(p1, p3)], [policies(p1)]),
    wants(p2),
  ),
  'two policies throughout, and either demanded': good(both, wants(p2)),
  'two policies throughout, and a third demanded': broken(both, wants(p3)),
  'any policy throughout, and one demanded': good(everything, wants(p1)),
  'any policy of the authorities, one of the person': good(() => path([policies(any)], [policies(p1)]), wants(p1)),
  'any policy of the authorities, another of the person': broken(
    () => path([policies(any)], [policies(p1)]),
    wants(p2),
  ),
  'one policy of the authority, any of the person': good(() => path([policies(p1)], [policies(any)]), wants(p1)),
  'one policy of the authority, any of the person, another demanded': broken(
    () => path([policies(p1)], [policies(any)]),
    wants(p2),
  ),

  'a policy demanded after ten, and three below': good(() => demandedAfter(10, 3)),
  'a policy demanded after five, and three below': good(() => demandedAfter(5, 3)),
  'a policy demanded after two, and three below': broken(() => demandedAfter(2, 3)),
  'a policy demanded after one, and one below': broken(() => demandedAfter(1, 1)),
  'a policy demanded after two, and one below': good(() => demandedAfter(2, 1)),
  'a policy demanded at once, and none there': broken(() => demandedAfter(0, 1)),
  'a policy demanded at once, and there': good(() =>
    path([policies(p1), constraints({ explicit: 0 })], [policies(p1)]),
  ),
  'a policy demanded after seven, then after two': broken(() =>
    path([constraints({ explicit: 7 })], [constraints({ explicit: 2 })], [], [], []),
  ),
  'a policy demanded by the person’s own certificate': broken(() => path([], [constraints({ explicit: 0 })])),
  'a policy demanded after two, and the authority renewed': good(() => {
    const first = sub('CA', root, constraints({ explicit: 2 }))
    const again = renewed(first)
    return [person(again), again, first, root]
  }),
  'a policy demanded after one, the authority renewed, and one below': broken(() => {
    const first = sub('CA', root, constraints({ explicit: 1 }))
    const again = renewed(first)
    const second = sub('Second', again)
    const third = sub('Third', second)
    return [person(third), third, second, again, first, root]
  }),
  'a policy demanded by the root': broken(
    () => {
      const strict = bendCertificate('Strict root', { extensions: asAuthority(constraints({ explicit: 0 })) })
      return [person(strict), strict]
    },
    { opensslDiffers: 'it overlooks what the root says of policies; RFC 5937 section 3.2 takes it' },
  ),

  'one policy mapped to another': good(mapped, wants(p1)),
  'one policy mapped to another, and that demanded': broken(mapped, wants(p2)),
  'one policy mapped to another, where mapping is forbidden': broken(mapped, {
    demands: { explicit: true, inhibitMapping: true },
  }),
  'mapped, and the person has the old one': broken(
    () => path([policies(p1), mappings([p1, p2])], [policies(p1)]),
    explicit,
  ),
  'mapped twice': good(
    () => path([policies(p1), mappings([p1, p2])], [policies(p2), mappings([p2, p3])], [policies(p3)]),
    wants(p1),
  ),
  'one policy mapped to two': good(() => path([policies(p1), mappings([p1, p2], [p1, p3])], [policies(p3)]), wants(p1)),
  'two policies mapped to one': good(
    () => path([policies(p1, p2), mappings([p1, p3], [p2, p3])], [policies(p3)]),
    wants(p2),
  ),
  'two policies exchanged': good(
    () => path([policies(p1, p2), mappings([p1, p2], [p2, p1])], [policies(p1)]),
    wants(p2),
  ),
  'mapped by an authority of any policy': good(
    () => path([policies(any), mappings([p1, p2])], [policies(p2)]),
    wants(p1),
  ),
  'mapped by an authority that has not got the policy': broken(
    () => path([policies(p4), mappings([p1, p2])], [policies(p2)]),
    explicit,
  ),
  'mapped by an authority that has not got the policy, and the person has another': good(
    () => path([policies(p1), mappings([p3, p2])], [policies(p1)]),
    wants(p1),
  ),
  'any policy mapped to one': broken(() => path([policies(p1), mappings([any, p1])], [policies(p1)])),
  'one policy mapped to any': broken(() => path([policies(p1), mappings([p1, any])], [policies(p1)])),
  'mapped, and any policy of the person': good(
    () => path([policies(p1), mappings([p1, p2])], [policies(any)]),
    wants(p1),
  ),

  'mapping forbidden at once': broken(
    () => path([policies(p1), constraints({ mapping: 0 })], [policies(p1), mappings([p1, p2])], [policies(p2)]),
    explicit,
  ),
  'mapping forbidden after one': good(
    () => path([policies(p1), constraints({ mapping: 1 })], [policies(p1), mappings([p1, p2])], [policies(p2)]),
    explicit,
  ),
  'mapping forbidden after one, and mapped by the second': broken(
    () =>
      path(
        [policies(p1), constraints({ mapping: 1 })],
        [policies(p1)],
        [policies(p1), mappings([p1, p2])],
        [policies(p2)],
      ),
    explicit,
  ),
  'mapping forbidden after one, the authority renewed, mapped by the next': good(() => {
    const first = sub('CA', root, policies(p1), constraints({ mapping: 1 }))
    const again = renewed(first, policies(p1))
    const second = sub('Second', again, policies(p1), mappings([p1, p2]))
    return [person(second, policies(p2)), second, again, first, root]
  }, explicit),
  'mapping forbidden after five, then at once': broken(
    () =>
      path(
        [policies(p1), constraints({ mapping: 5 })],
        [policies(p1), constraints({ mapping: 0 })],
        [policies(p1), mappings([p1, p2])],
        [policies(p2)],
      ),
    explicit,
  ),

  'any policy forbidden at once': broken(() => path([policies(p1), noAny(0)], [policies(any)]), explicit),
  'any policy forbidden at once, and one there': good(
    () => path([policies(p1), noAny(0)], [policies(any, p1)]),
    explicit,
  ),
  'any policy forbidden after one, and not yet': good(() => path([policies(p1), noAny(1)], [policies(any)]), explicit),
  'any policy forbidden after one, and one authority between': broken(
    () => path([policies(p1), noAny(1)], [policies(p1)], [policies(any)]),
    explicit,
  ),
  'any policy forbidden at once, and another authority has it': broken(
    () => path([policies(p1), noAny(0)], [policies(any)], [policies(p1)]),
    explicit,
  ),
  'any policy forbidden after five, then after one': broken(
    () => path([policies(p1), noAny(5)], [policies(p1), noAny(1)], [policies(p1)], [policies(any)]),
    explicit,
  ),
  'any policy forbidden by who asks': broken(everything, { demands: { explicit: true, inhibitAny: true } }),
  'any policy forbidden at once, and the authority renewed with it': good(() => {
    const first = sub('CA', root, policies(p1), noAny(0))
    const again = renewed(first, policies(any))
    return [person(again, policies(p1)), again, first, root]
  }, explicit),
  'any policy forbidden at once, the authority renewed with it, and the person has it': broken(() => {
    const first = sub('CA', root, policies(p1), noAny(0))
    const again = renewed(first, policies(any))
    return [person(again, policies(any)), again, first, root]
  }, explicit),
  'a count that is negative': broken(() =>
    path([policies(p1), extension('inhibitAnyPolicy', Uint8Array.of(2, 1, 0x80))], [policies(p1)]),
  ),
}
