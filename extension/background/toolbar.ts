/**
 * The toolbar icon: a dot while a token is connected, a number when something needs the person, and both in words.
 *
 * It hears what the host tells anyway, whoever asked, and asks nothing itself: neither the browser's start nor the visit of a page
 * can start the host by it (T27), and it keeps no host running. So it may be late by as long as an idle host is kept; when the
 * host goes, what it told is forgotten and the badge is cleared, since a token may come or go unseen from then on.
 */
import type { OperationName, Progress, Result } from '../../shared/operations/index.ts'
import { attentionTo } from '../profiles/attention.ts'
import type { Browser } from '../browser-api.ts'
import { preferredLanguage } from '../locales/language-codes.ts'
import { readSettings, watchSettings } from '../settings.ts'
import { toolbarTitle } from './toolbar-title.ts'

export interface Toolbar {
  /** What the host reported or answered, of the shape of its operation. */
  heard: (operation: OperationName, told: unknown) => void
  /** The host is gone. */
  clear: () => void
}

/** What is told while an operation runs, or else at its end. */
type Told<N extends OperationName> = [Progress<N>] extends [never] ? Result<N> : Progress<N>

/** Dark enough for the white that both browsers write on it. */
const colors = { present: '#114a70', attention: '#8c1a14' } as const

/** `wanted`: the browser's languages, for a person who has chosen none. */
export function openToolbar({ action, storage }: Browser, wanted: readonly string[]): Toolbar {
  let connected: Result<'listTokens'> = []
  let modules: Result<'listModules'> = []
  const read = new Map<string, Result<'readToken'>>()
  let draws = 0

  const draw = async (): Promise<void> => {
    const turn = ++draws
    const { language } = await readSettings(storage)
    if (turn !== draws) return
    // The software token is always there.
    const tokens = connected.filter(({ kind }) => kind === 'pkcs11').length
    const attention = attentionTo({ tokens: [...read.values()], modules }, new Date()).length
    await Promise.all([
      action.setBadgeText({ text: attention > 0 ? String(attention) : tokens > 0 ? '•' : '' }),
      action.setBadgeBackgroundColor({ color: attention > 0 ? colors.attention : colors.present }),
      action.setTitle({ title: toolbarTitle(language ?? preferredLanguage(wanted), { tokens, attention }) }),
    ])
  }
  const list = (tokens: Result<'listTokens'>): void => {
    connected = tokens
    for (const id of read.keys()) if (!tokens.some(token => token.id === id)) read.delete(id)
  }
  const hear: Partial<{ [N in OperationName]: (told: Told<N>) => void }> = {
    listTokens: list,
    watchTokens: list,
    watchSlots: slots => list(slots.flatMap(({ token }) => token ?? [])),
    listModules: told => (modules = told),
    readToken: token => read.set(token.details.summary.id, token),
  }
  watchSettings(storage, () => void draw())
  // The browser keeps a badge longer than a background that was stopped.
  void draw()
  return {
    heard: (operation, told) => {
      const note = hear[operation] as ((told: unknown) => void) | undefined
      note?.(told)
      if (note) void draw()
    },
    clear() {
      connected = []
      modules = []
      read.clear()
      void draw()
    },
  }
}
