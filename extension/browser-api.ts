/** The part of the browsers' extension API (WebExtensions, Manifest V3) that we use; tests stand in for it. */
import type * as WebExtension from 'webextension-polyfill'
import type { Runtime } from 'webextension-polyfill'

export interface Browser {
  action: Pick<typeof WebExtension.action, 'setBadgeText' | 'setBadgeBackgroundColor' | 'setTitle'>
  extension: Pick<typeof WebExtension.extension, 'inIncognitoContext'>
  runtime: Pick<
    typeof WebExtension.runtime,
    | 'id'
    | 'getURL'
    | 'connect'
    | 'connectNative'
    | 'onConnect'
    | 'lastError'
    | 'onInstalled'
    | 'onStartup'
    | 'onUpdateAvailable'
    | 'getContexts'
    | 'reload'
  >
  management: Pick<typeof WebExtension.management, 'getSelf'>
  windows: Pick<typeof WebExtension.windows, 'create' | 'remove' | 'onRemoved'>
  tabs: Pick<typeof WebExtension.tabs, 'create' | 'query'>
  notifications: Pick<typeof WebExtension.notifications, 'create' | 'clear' | 'onClicked'>
  alarms: Pick<typeof WebExtension.alarms, 'create' | 'onAlarm'>
  /** Of connecting to hosts; pages of ours alone may ask for more. */
  permissions: Pick<typeof WebExtension.permissions, 'contains' | 'request' | 'remove'>
  storage: {
    local: Pick<typeof WebExtension.storage.local, 'get' | 'set'>
    /** As long as the browser runs. */
    session: Pick<typeof WebExtension.storage.session, 'get' | 'set'>
    /** What an administrator set. */
    managed: Pick<typeof WebExtension.storage.managed, 'get'>
    onChanged: Pick<typeof WebExtension.storage.onChanged, 'addListener' | 'removeListener'>
  }
}

/** `error` is where Firefox says why a port was closed. */
export type Port = Runtime.Port & { error?: { message: string } | null }

/** `origin` and `documentLifecycle` are the browser's word on the sender; the published types lack them. */
export type Sender = Runtime.MessageSender & { origin?: string; documentLifecycle?: string }

/** Why the browser closed a port, in its own words; to be asked while `onDisconnect` runs. */
export const closingWords = ({ runtime }: Browser, port: Port): string =>
  port.error?.message ?? runtime.lastError?.message ?? ''
