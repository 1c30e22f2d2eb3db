/** The chain from the extension's build to a signature, link by link, in the order in which a request travels. */
import { browserNames, browsers, type BrowserName } from '../browsers.ts'
import { browserPlace, privateProfilePlace } from '../install-host.ts'
import { isInstalled, type Surroundings } from '../surroundings.ts'
import { examineExtension } from './extension-builds.ts'
import { broken, cures, profileArgument, unchecked, type Finding } from './finding.ts'
import { examineCopy } from './host-copy-links.ts'
import { examineHost, hostLinks, type ExaminedHost } from './host-links.ts'
import { examineRegistration, type Registration } from './registrations.ts'
import { examineSigning, testSignatureLink } from './test-signature.ts'

export interface Examination {
  here: Surroundings
  /** Those alone; empty: the ones that are installed here. */
  browsers: readonly BrowserName[]
  /** Private profiles of Chromium's kind. */
  profiles: readonly string[]
}

export async function examine({ here, browsers: named, profiles }: Examination): Promise<Finding[]> {
  const found = named.length > 0 || profiles.length > 0 ? named : browserNames.filter(name => isInstalled(name, here))
  const registrations = [...found.map(name => registrationOf(name, here)), ...profiles.map(profileRegistration)]
  const examined = registrations.map(examineRegistration)
  const starts = examined.flatMap(({ start }) => (start === null ? [] : [start]))
  const forms = [...new Set(registrations.map(({ form }) => form))]
  return [
    ...forms.map(form => examineExtension(form)),
    ...(registrations.length > 0 ? examined.map(({ finding }) => finding) : [noBrowser]),
    ...(await examineStarts(starts)),
  ]
}

const noBrowser = broken('browser', 'none of the known browsers is here', 'install Chromium or Firefox')

const registrationOf = (name: BrowserName, here: Surroundings): Registration => ({
  title: browsers[name].title,
  form: browsers[name].form,
  places: [browserPlace(name, 'user', here), browserPlace(name, 'system', here)],
  cure: { wrong: cures.install, missing: browsers[name].form === 'chromium' ? cures.installOrName : cures.install },
})

function profileRegistration(folder: string): Registration {
  const cure = `${cures.install} -- ${profileArgument(folder)}`
  const places = [privateProfilePlace(folder)]
  return { title: folder, form: 'chromium', places, cure: { wrong: cure, missing: cure } }
}

type Start = NonNullable<ReturnType<typeof examineRegistration>['start']>

/** Browsers that start the same program in the same way are examined once, and the inside of the host once. */
async function examineStarts(starts: readonly Start[]): Promise<Finding[]> {
  const distinct = starts.filter((start, index) => starts.findIndex(other => isSame(start, other)) === index)
  const copies = [...new Set(distinct.map(({ launcher }) => launcher))].map(examineCopy)
  const examined: ExaminedHost[] = []
  for (const start of distinct) examined.push(await examineHost(start.title, start, examined.length === 0))
  const hosts = [...examined.map(({ start }) => start), ...examined.flatMap(({ inside }) => inside)]
  const [first] = distinct
  if (!first) return ['host', ...hostLinks, testSignatureLink].map(unchecked)
  return [
    ...copies.flat(),
    ...withoutAddon(copies.flat(), hosts),
    hosts[0]?.state === 'ok' ? await examineSigning(first) : unchecked(testSignatureLink),
  ]
}

/** Without the addon no module can say anything of itself. */
const withoutAddon = (faults: readonly Finding[], hosts: readonly Finding[]): Finding[] =>
  faults.length === 0
    ? [...hosts]
    : hosts
        .filter(({ link }) => !link.startsWith('module '))
        .map(found => (found.link === 'modules' ? unchecked('modules') : found))

const isSame = (one: Start, other: Start): boolean =>
  one.launcher === other.launcher && one.args.at(-1) === other.args.at(-1)
