/**
 * The process of a card: it lies in a reader as a client of vpcd, pcscd's driver for virtual readers, whose messages are two
 * octets of length and so many octets; those of one octet are about the power. Its parent plugs and pulls it over IPC.
 */
import { readFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { softwareCard } from './card.ts'
import { pivCard, type PivContent } from './piv-card.ts'
import type { Card } from './run-commands.ts'

export type CardKind = 'MyEID' | 'PIV'
/** `removeAt`: the card is pulled when it gets this instruction with data, before it answers. */
export type CardOrder = { insert: number } | { remove: true } | { removeAt: number }
export interface CardReport {
  inserted: boolean
  /** PINs that were presented, right or wrong. */
  pins: number
}

const firstPort = 35_963
const askAtr = 4
/** VERIFY and CHANGE REFERENCE DATA. */
const presenting: readonly (number | null)[] = [0x20, 0x24]

/** By kind: the card of a serial number, or of a file with its content. */
const cards: Record<CardKind, (argument: string) => Card> = {
  MyEID: softwareCard,
  PIV: file => pivCard(JSON.parse(readFileSync(file, 'utf8')) as PivContent),
}
const [, , kind, argument = ''] = process.argv
const card = cards[kind === 'PIV' ? kind : 'MyEID'](argument)
let socket: Socket | null = null
let removeAt: number | null = null
let pins = 0

const report = (): void => void process.send?.({ inserted: socket !== null, pins } satisfies CardReport)

function remove(): void {
  socket?.destroy()
  socket = null
  report()
}

function onMessage(message: Buffer): Buffer | null {
  if (message.length === 1) {
    if (message[0] === askAtr) return card.atr
    card.reset()
    return null
  }
  // Without data VERIFY only asks for the tries that are left.
  const instruction = message.length > 5 ? message[1] : null
  if (presenting.includes(instruction ?? null)) {
    pins++
    report()
  }
  if (instruction === null || instruction !== removeAt) return card.respond(message)
  removeAt = null
  remove()
  return null
}

function insert(reader: number): void {
  const fresh = connect({ port: firstPort + reader, host: '127.0.0.1', noDelay: true }, report)
  socket = fresh
  fresh.on('error', remove)
  let received = Buffer.alloc(0)
  fresh.on('data', chunk => {
    received = Buffer.concat([received, chunk])
    while (received.length >= 2 && received.length >= 2 + received.readUInt16BE()) {
      const length = received.readUInt16BE()
      const answer = onMessage(received.subarray(2, 2 + length))
      received = received.subarray(2 + length)
      if (answer) fresh.write(Buffer.concat([Buffer.of(answer.length >> 8, answer.length & 0xff), answer]))
    }
  })
  // Where the reader went away, the card lies beside it.
  fresh.on('close', () => socket === fresh && remove())
}

process.on('message', (order: CardOrder) => {
  if ('insert' in order) insert(order.insert)
  else if ('remove' in order) remove()
  else {
    removeAt = order.removeAt
    report()
  }
})
// The test that started it has gone: without the reader's socket nothing keeps it.
process.once('disconnect', () => {
  const open = socket
  socket = null
  open?.destroy()
})
