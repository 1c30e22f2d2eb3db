/**
 * Tells the person once when 30 days and once when 7 days are left of a certificate that they signed with here, also while no token is
 * connected. A press opens the site where they used it last, as the journal has it: nothing that stands in a certificate is opened.
 *
 * What is only looked at is not remembered: a registration centre sees the tokens of many. Nothing here starts the host but the
 * person's press (T27), and a private window remembers nothing (T48).
 */
import { fromBase64, type Bytes } from '../../shared/bytes.ts'
import type { JournalEntry } from '../../shared/journal.ts'
import type { HostResult, OperationName, Result } from '../../shared/operations/index.ts'
import { isPageOrigin } from '../../shared/origin.ts'
import type { Browser } from '../browser-api.ts'
import { fill, formatDate } from '../locales/format.ts'
import { languageRows, preferredLanguage, type Language } from '../locales/language-codes.ts'
import { certificateFingerprint } from '../profiles/certificate-fingerprint.ts'
import { profilesOf } from '../profiles/profiles.ts'
import { dueNotices, readSeen, seenCertificate, withSeen, type SeenCertificate } from '../profiles/seen-certificates.ts'
import { readSettings, watchSettings } from '../settings.ts'

export interface ExpiryNotices {
  /** What the host answered, of the shape of its operation; resolves once all that was heard is remembered and told. */
  heard: (operation: OperationName, told: unknown) => Promise<void>
}

interface Around {
  /** Those of the browser, for a person who has chosen none. */
  languages: readonly string[]
  /** Newest first. */
  readJournal: () => Promise<readonly JournalEntry[]>
}

const storedAs = 'certificatesSeen'
const prefix = 'expiry-'
/** Twice a day, for a browser that runs for weeks. */
const alarm = { name: 'expiry', periodInMinutes: 720 }

export function openExpiryNotices(browser: Browser, { languages, readJournal }: Around): ExpiryNotices {
  const { alarms, extension, notifications, runtime, storage, tabs } = browser
  if (extension.inIncognitoContext) return { heard: () => Promise.resolve() }

  const tell = async ({ fingerprint, name, notAfter }: SeenCertificate, language: Language): Promise<void> => {
    const { expiry, common } = languageRows[language]
    await notifications.create(prefix + fingerprint, {
      type: 'basic',
      iconUrl: runtime.getURL('icons/seal-128.png'),
      title: expiry.title,
      message: fill(expiry.message, { name: shown(name), date: formatDate(common, new Date(notAfter)) }),
    })
  }

  const change = async (work: Change): Promise<void> => {
    const { language, expiryNotices } = await readSettings(storage)
    const stored = (await storage.local.get(storedAs))[storedAs]
    const { seen, due } = expiryNotices ? dueNotices(await work(readSeen(stored)), new Date()) : { seen: [], due: [] }
    // First of all: a background that is stopped now tells nothing twice.
    if (JSON.stringify(seen) !== JSON.stringify(stored ?? [])) await storage.local.set({ [storedAs]: seen })
    for (const one of due) await tell(one, language ?? preferredLanguage(languages))
  }
  let last = Promise.resolve()
  /** One after the other: two at once would tell the same. */
  const inTurn = (work: Change): Promise<void> => (last = last.then(() => change(work)).catch(() => undefined))
  const look = (): void => void inTurn(async seen => seen)

  const openSite = async (fingerprint: string): Promise<void> => {
    const entries = await readJournal().catch(() => [])
    const last = entries.find(({ certificate, origin }) => certificate === fingerprint && isPageOrigin(origin))
    await tabs.create({ url: last?.origin ?? runtime.getURL('manager/index.html#certificates') })
  }

  notifications.onClicked.addListener(id => {
    if (!id.startsWith(prefix)) return
    void notifications.clear(id)
    void openSite(id.slice(prefix.length))
  })
  alarms.onAlarm.addListener(({ name }) => {
    if (name === alarm.name) look()
  })
  void alarms.create(alarm.name, { periodInMinutes: alarm.periodInMinutes })
  // The browser starts the background for it, and each start looks.
  runtime.onStartup.addListener(() => undefined)
  watchSettings(storage, look)
  look()

  return {
    heard(operation, told) {
      const change = changes[operation]?.(told)
      if (change) void inTurn(change)
      return last
    },
  }
}

type Change = (seen: SeenCertificate[]) => Promise<SeenCertificate[]>

/** What each operation tells of certificates: they were signed with, or they lie on a token beside others. */
const changes: Partial<Record<OperationName, (told: unknown) => Change>> = {
  sign: told => seen => withUsed(seen, (told as HostResult<'sign'>).certificate),
  authenticate: told => seen => withUsed(seen, fromBase64((told as HostResult<'authenticate'>).unverifiedCertificate)),
  readToken: told => seen => withoutReplaced(seen, told as Result<'readToken'>),
}

async function withUsed(seen: SeenCertificate[], certificate: Bytes): Promise<SeenCertificate[]> {
  const one = await seenCertificate(certificate)
  return one ? withSeen(seen, one) : seen
}

/** Its successor is there, or the person took it out of use. */
async function withoutReplaced(seen: SeenCertificate[], token: Result<'readToken'>): Promise<SeenCertificate[]> {
  const { profiles } = profilesOf([token], new Date())
  const replaced = profiles.filter(({ next }) => next === 'retire' || next === 'retired')
  const fingerprints = await Promise.all(replaced.map(({ certificate }) => certificateFingerprint(certificate)))
  return seen.filter(({ fingerprint }) => !fingerprints.includes(fingerprint))
}

/** The system draws it, so what cannot be seen or moves other letters about is not handed on. */
const shown = (name: string): string =>
  name.replaceAll(/[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]+/gu, '\uFFFD')
