/** The native port: started, greeted, and closed with a reason. The browsers give their reasons as English sentences only. */
import { MohurError, type ErrorCode } from '../../shared/errors.ts'
import { limits } from '../../shared/limits.ts'
import { hello, type Hello, type ToHost } from '../../shared/messages.ts'
import { product } from '../../shared/product.ts'
import { joiner, split, toWire } from '../../shared/wire.ts'
import { closingWords, type Browser, type Port } from '../browser-api.ts'

export interface HostPort {
  send: (message: ToHost) => void
  /** Ends the host; `onClosed` is called. */
  close: (reason: MohurError) => void
}

export interface HostPortEvents {
  /** Each message after the hello. @throws to have the port closed: the host misbehaved */
  onMessage: (message: unknown) => void
  onClosed: (reason: MohurError) => void
}

/** Chromium's sentences, then Firefox's (R22). */
const reasons: readonly { words: RegExp; code: ErrorCode }[] = [
  { words: /native messaging host not found/, code: 'HOST_MISSING' },
  { words: /Access to the specified native messaging host is forbidden/, code: 'HOST_FORBIDDEN' },
  { words: /Failed to start native messaging host/, code: 'HOST_MISSING' },
  { words: /Error when communicating with the native messaging host/, code: 'HOST_MISBEHAVED' },
  { words: /No such native application/, code: 'HOST_MISSING' },
  { words: /does not have permission to use native application/, code: 'HOST_FORBIDDEN' },
]

/** Resolves after a hello of our protocol. @throws MohurError HOST_…, EXTENSION_OUTDATED; then `onClosed` is not called */
export function openHostPort(browser: Browser, { onMessage, onClosed }: HostPortEvents): Promise<HostPort> {
  return new Promise((resolve, reject) => {
    const port = browser.runtime.connectNative(product.hostName)
    let closed: (reason: MohurError) => void = reject
    let over = false
    const end = (reason: MohurError): void => {
      clearTimeout(timer)
      if (!over) closed(reason)
      over = true
    }
    const close = (reason: MohurError): void => {
      port.onMessage.removeListener(receive)
      port.disconnect()
      end(reason)
    }
    const timer = setTimeout(() => close(new MohurError('HOST_MISBEHAVED', { at: 'hello' })), limits.helloMs)
    let deliver = (message: unknown): void => {
      checkHello(message)
      clearTimeout(timer)
      closed = onClosed
      deliver = onMessage
      resolve({ send, close })
    }
    const join = joiner(message => deliver(message))
    const receive = (message: unknown): void => {
      try {
        join(message)
      } catch (error) {
        close(isVersionError(error) ? error : new MohurError('HOST_MISBEHAVED', {}, { cause: error }))
      }
    }
    const send = (message: ToHost): void => {
      const pieces = split(toWire(message))
      try {
        for (const piece of pieces) port.postMessage(JSON.parse(piece))
      } catch (error) {
        // What was not said is never answered. A port that is closed already says so itself, later.
        close(new MohurError('HOST_LOST', {}, { cause: error }))
      }
    }
    port.onMessage.addListener(receive)
    port.onDisconnect.addListener((ended: Port) => {
      const words = closingWords(browser, ended)
      const greeted = closed === onClosed
      const code = reasons.find(row => row.words.test(words))?.code ?? (greeted ? 'HOST_LOST' : 'HOST_MISSING')
      end(new MohurError(code))
    })
  })
}

/** @throws MohurError HOST_OUTDATED, EXTENSION_OUTDATED; ZodError when it is no hello */
function checkHello(message: unknown): void {
  const { version, protocol }: Hello['hello'] = hello.parse(message).hello
  if (protocol < product.protocol) throw new MohurError('HOST_OUTDATED', { version })
  if (protocol > product.protocol) throw new MohurError('EXTENSION_OUTDATED', { version })
}

const isVersionError = (error: unknown): error is MohurError =>
  error instanceof MohurError && (error.code === 'HOST_OUTDATED' || error.code === 'EXTENSION_OUTDATED')
