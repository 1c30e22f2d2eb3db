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
  const hear = (operation: OperationName, told: unknown): boolean => {
    if (operation === 'listTokens' || operation === 'watchTokens') list(told as Result<'listTokens'>)
    else if (operation === 'watchSlots') list((told as Progress<'watchSlots'>).flatMap(({ token }) => token ?? []))
    else if (operation === 'listModules') modules = told as Result<'listModules'>
    else if (operation === 'readToken') {
      const token = told as Result<'readToken'>
      read.set(token.details.summary.id, token)
    } else return false
    return true
  }
  watchSettings(storage, () => void draw())
  // The browser keeps a badge longer than a background that was stopped.
  void draw()
  return {
    heard: (operation, told) => {
      if (hear(operation, told)) void draw()
    },
    clear() {
      connected = []
      modules = []
      read.clear()
      void draw()
    },
  }
}
