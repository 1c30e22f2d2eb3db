/**
 * Where each browser looks for native hosts: one row a browser, one column a system. Tried on Debian 12 with Chromium and
 * Firefox; the other rows follow the browsers' documentation. Nobody has tried the macOS and Windows columns yet.
 * Sources: Chromium's and Mozilla's "Native messaging" and "Native manifests" pages, and the browsers' default profile folders.
 */
import type { ManifestForm } from './manifests.ts'

/** `~` is the home folder, `$config` is $XDG_CONFIG_HOME or `~/.config`. `user` lies inside the browser's own folder. */
interface Folders {
  user: string
  system: string
}

export interface BrowserRow {
  title: string
  form: ManifestForm
  /** Names of the program on a PATH; one of them means that the browser is installed. */
  programs: readonly string[]
  linux: Folders
  darwin: Folders
  /** Key under HKEY_CURRENT_USER or HKEY_LOCAL_MACHINE; its subkey with the host's name holds the manifest's path. */
  win32: string
  /** Folder that a Snap or Flatpak of the browser has made; such a one is confined. */
  confined: readonly string[]
}

export const browsers = {
  chromium: {
    title: 'Chromium',
    form: 'chromium',
    programs: ['chromium', 'chromium-browser'],
    linux: { user: '$config/chromium/NativeMessagingHosts', system: '/etc/chromium/native-messaging-hosts' },
    darwin: {
      user: '~/Library/Application Support/Chromium/NativeMessagingHosts',
      system: '/Library/Application Support/Chromium/NativeMessagingHosts',
    },
    win32: 'Software\\Chromium\\NativeMessagingHosts',
    confined: ['~/snap/chromium', '~/.var/app/org.chromium.Chromium'],
  },
  chrome: {
    title: 'Google Chrome',
    form: 'chromium',
    programs: ['google-chrome', 'google-chrome-stable'],
    linux: { user: '$config/google-chrome/NativeMessagingHosts', system: '/etc/opt/chrome/native-messaging-hosts' },
    darwin: {
      user: '~/Library/Application Support/Google/Chrome/NativeMessagingHosts',
      system: '/Library/Google/Chrome/NativeMessagingHosts',
    },
    win32: 'Software\\Google\\Chrome\\NativeMessagingHosts',
    confined: ['~/.var/app/com.google.Chrome'],
  },
  edge: {
    title: 'Microsoft Edge',
    form: 'chromium',
    programs: ['microsoft-edge', 'microsoft-edge-stable'],
    linux: { user: '$config/microsoft-edge/NativeMessagingHosts', system: '/etc/opt/edge/native-messaging-hosts' },
    darwin: {
      user: '~/Library/Application Support/Microsoft Edge/NativeMessagingHosts',
      system: '/Library/Microsoft/Edge/NativeMessagingHosts',
    },
    win32: 'Software\\Microsoft\\Edge\\NativeMessagingHosts',
    confined: ['~/.var/app/com.microsoft.Edge'],
  },
  brave: {
    title: 'Brave',
    form: 'chromium',
    programs: ['brave-browser', 'brave-browser-stable', 'brave'],
    linux: {
      user: '$config/BraveSoftware/Brave-Browser/NativeMessagingHosts',
      system: '/etc/chromium/native-messaging-hosts',
    },
    darwin: {
      user: '~/Library/Application Support/BraveSoftware/Brave-Browser/NativeMessagingHosts',
      system: '/Library/Application Support/Chromium/NativeMessagingHosts',
    },
    win32: 'Software\\BraveSoftware\\Brave-Browser\\NativeMessagingHosts',
    confined: ['~/snap/brave', '~/.var/app/com.brave.Browser'],
  },
  vivaldi: {
    title: 'Vivaldi',
    form: 'chromium',
    programs: ['vivaldi', 'vivaldi-stable'],
    linux: { user: '$config/vivaldi/NativeMessagingHosts', system: '/etc/opt/vivaldi/native-messaging-hosts' },
    darwin: {
      user: '~/Library/Application Support/Vivaldi/NativeMessagingHosts',
      system: '/Library/Application Support/Vivaldi/NativeMessagingHosts',
    },
    win32: 'Software\\Vivaldi\\NativeMessagingHosts',
    confined: ['~/.var/app/com.vivaldi.Vivaldi'],
  },
  opera: {
    title: 'Opera',
    form: 'chromium',
    programs: ['opera', 'opera-stable'],
    linux: { user: '$config/opera/NativeMessagingHosts', system: '/etc/opt/chrome/native-messaging-hosts' },
    darwin: {
      user: '~/Library/Application Support/com.operasoftware.Opera/NativeMessagingHosts',
      system: '/Library/Google/Chrome/NativeMessagingHosts',
    },
    win32: 'Software\\Google\\Chrome\\NativeMessagingHosts',
    confined: ['~/snap/opera', '~/.var/app/com.opera.Opera'],
  },
  yandex: {
    title: 'Yandex Browser',
    form: 'chromium',
    programs: ['yandex-browser', 'yandex-browser-stable'],
    linux: { user: '$config/yandex-browser/NativeMessagingHosts', system: '/etc/chromium/native-messaging-hosts' },
    darwin: {
      user: '~/Library/Application Support/Yandex/YandexBrowser/NativeMessagingHosts',
      system: '/Library/Application Support/Chromium/NativeMessagingHosts',
    },
    win32: 'Software\\Yandex\\YandexBrowser\\NativeMessagingHosts',
    confined: ['~/.var/app/ru.yandex.Browser'],
  },
  firefox: {
    title: 'Firefox',
    form: 'firefox',
    programs: ['firefox', 'firefox-esr'],
    linux: { user: '~/.mozilla/native-messaging-hosts', system: '/usr/lib/mozilla/native-messaging-hosts' },
    darwin: {
      user: '~/Library/Application Support/Mozilla/NativeMessagingHosts',
      system: '/Library/Application Support/Mozilla/NativeMessagingHosts',
    },
    win32: 'Software\\Mozilla\\NativeMessagingHosts',
    confined: ['~/snap/firefox', '~/.var/app/org.mozilla.firefox'],
  },
} as const satisfies Record<string, BrowserRow>

export type BrowserName = keyof typeof browsers
export const browserNames = Object.keys(browsers) as readonly BrowserName[]
export const isBrowserName = (name: string): name is BrowserName => Object.hasOwn(browsers, name)
