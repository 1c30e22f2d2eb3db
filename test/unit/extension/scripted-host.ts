/** A host that says what a test tells it to, over the real wire format; it may lie. */
import type { Port } from '../../../extension/browser-api.ts'
import { product } from '../../../shared/product.ts'
import type { FromHost, ToHost } from '../../../shared/messages.ts'
import { joiner, split, toWire } from '../../../shared/wire.ts'

export interface ScriptedHost {
  /** To be handed to the fake browser. */
  start: (port: Port) => string | void
  /** How often it was started. */
  starts: number
  /** Everything it was told, in order. */
  heard: ToHost[]
  say: (message: FromHost | object) => void
  /** Something that is not even the protocol's. */
  sayRaw: (value: unknown) => void
  /** The process dies. */
  die: () => void
  /** The next message that it is told, once one like this comes. */
  hear: <K extends 'open' | 'answer' | 'content' | 'consulted' | 'cancel' | 'received'>(
    kind: K,
    count?: number,
  ) => Promise<Heard<K>>
}

export type Heard<K> = Extract<ToHost, Record<K & string, unknown>>

export interface HostScript {
  /** Said at the start; `null`: nothing is said. */
  hello?: object | null
  /** Instead of a start: the browser's words. */
  absent?: string
  /** Done with each message, besides what the test does. */
  on?: (message: ToHost, host: ScriptedHost) => void
}

export const goodHello = { hello: { version: product.version, protocol: product.protocol } }

export function scriptedHost({ hello = goodHello, absent, on }: HostScript = {}): ScriptedHost {
  let port: Port | null = null
  const waiting = new Set<() => void>()
  const host: ScriptedHost = {
    starts: 0,
    heard: [],
    start: started => {
      host.starts++
      if (absent !== undefined) return absent
      port = started
      const join = joiner(value => {
        host.heard.push(value as ToHost)
        on?.(value as ToHost, host)
        for (const look of waiting) look()
      })
      started.onMessage.addListener(join)
      if (hello) started.postMessage(hello)
      return undefined
    },
    say: message => {
      for (const piece of split(toWire(message))) port?.postMessage(JSON.parse(piece))
    },
    sayRaw: value => port?.postMessage(value),
    die: () => port?.disconnect(),
    hear: <K extends 'open' | 'answer' | 'content' | 'consulted' | 'cancel' | 'received'>(kind: K, count = 1) =>
      new Promise<Heard<K>>(resolve => {
        const look = (): void => {
          const found = host.heard.filter((message): message is Heard<K> => kind in message)[count - 1]
          if (!found) return
          waiting.delete(look)
          resolve(found)
        }
        waiting.add(look)
        look()
      }),
  }
  return host
}
