/** Two smart card readers under a pcscd of a test's own, and cards in software to put into them. */
import { spawn } from 'node:child_process'
import { createPublicKey } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import type { Need } from './describe-where.ts'
import { run } from './openssl.ts'
import { canHavePlaces, ownPlace, type Daemon, type OwnPlace } from './own-place.ts'
import type { CardKind, CardOrder, CardReport } from './software-card/card-program.ts'
import type { PivContent } from './software-card/piv-card.ts'
import { until } from './until.ts'

export const openScLibrary = '/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so'
export const cardPins = { user: '24681357', signing: '11223344', puk: '97531864', so: '13572468', soPuk: '86429753' }

const pcscd = '/usr/sbin/pcscd'
const driver = '/usr/lib/pcsc/drivers/serial/libifdvpcd.so'
const keyId = '45'
const signingKeyId = '46'
/** OpenSC answers in a second or two; now and then never, when pcscd has lost the card. */
const toolSeconds = '20'
const orderMs = 10_000
const endMs = 3_000
const source = join(import.meta.dirname, 'software-card/card-program.ts')

export const cardReaderNeeds = (): Need[] => [
  { what: 'the Debian package pcscd', met: existsSync(pcscd) },
  { what: 'the Debian package vsmartcard-vpcd', met: existsSync(driver) },
  { what: 'the Debian package opensc-pkcs11', met: existsSync(openScLibrary) },
  { what: 'root', met: process.getuid?.() === 0 },
  { what: 'leave to make namespaces', met: canHavePlaces() },
]

/** A card as the readers know it, whatever is on it. */
export interface PlainCard {
  insert: (reader: 0 | 1) => Promise<void>
  remove: () => Promise<void>
  /** The card is pulled when it gets this instruction. Resolves at once; `removed` tells when it happened. */
  removeAt: (instruction: number) => Promise<void>
  removed: () => Promise<void>
  /** How many PINs it was asked to check. */
  pins: () => number
}

export interface SoftwareCard extends PlainCard {
  /** DER of subjectPublicKeyInfo of the key that the card came with. */
  publicKey: Uint8Array
  /** The same of the key behind the second PIN; empty on a card that has none. */
  signingKey: Uint8Array
  /** As the centre does it, beside a key that the card came with; it lies in the first reader. */
  certify: (key: 'key' | 'signingKey', certificate: Uint8Array) => Promise<void>
  /** The private keys on it, as `pkcs15-tool` lists them. */
  keys: () => Promise<string[]>
}

export interface CardOptions {
  /** Ten characters. */
  serial: string
  label: string
  key: 'rsa/2048' | 'ec/prime256v1'
  /** A second PIN, for a key of its own (`signingKey`). */
  twoPins?: boolean
}

export interface CardReaders {
  /** For programs that are to find these readers. */
  env: { PCSCLITE_CSOCK_NAME: string }
  /** A card as its centre hands it out: a user PIN of three tries, a key, no certificate. It is not in a reader yet. */
  card: (options: CardOptions) => Promise<SoftwareCard>
  /** A PIV card with what it came with. It is not in a reader yet. */
  pivCard: (content: PivContent) => PlainCard
  /** Runs one of OpenSC's programs on these readers. @throws where it fails; what it says is in the message. */
  tool: (name: string, ...args: string[]) => Promise<string>
  stop: () => Promise<void>
  start: () => Promise<void>
  end: () => Promise<void>
}

export async function cardReaders(folder: string): Promise<CardReaders> {
  const own = join(folder, 'pcsc')
  const socket = join(own, 'run/pcscd/pcscd.comm')
  mkdirSync(join(own, 'run/pcscd'), { recursive: true })
  mkdirSync(join(own, 'readers'))
  const lines = ['FRIENDLYNAME "Mohur Reader"', 'DEVICENAME /dev/null:0x8C7B', `LIBPATH ${driver}`, 'CHANNELID 0x8C7B']
  writeFileSync(join(own, 'readers/vpcd'), `${lines.join('\n')}\n`)
  const program = join(own, 'card.mjs')
  await build({ entryPoints: [source], outfile: program, bundle: true, platform: 'node', format: 'esm' })
  const env = { PCSCLITE_CSOCK_NAME: socket }
  const place = await ownPlace([{ from: join(own, 'run'), at: '/run' }])
  const ends: (() => Promise<void>)[] = []
  let daemon: Daemon | null = null

  const stop = async (): Promise<void> => {
    await daemon?.end()
    rmSync(socket, { force: true })
  }
  const start = async (): Promise<void> => {
    const started = place.start([pcscd, '--foreground', '--config', join(own, 'readers')])
    daemon = started
    await until('pcscd listens', () => {
      if (!started.alive()) throw new Error('pcscd ended')
      return existsSync(socket)
    })
  }
  const tool = async (name: string, ...args: string[]): Promise<string> => {
    const limited = ['--kill-after=1', toolSeconds, 'env', `PCSCLITE_CSOCK_NAME=${socket}`]
    const { status, output } = await run(own, 'timeout', [...limited, name, ...args])
    if (status !== 0) throw new Error(`${name} ${args.join(' ')}: ${output}`)
    return output
  }
  /** Whether pcscd sees a card in this reader. */
  const lies = async (reader: 0 | 1): Promise<boolean> =>
    new RegExp(`^${reader}\\s+Yes`, 'm').test(await tool('opensc-tool', '--list-readers'))
  const begin = (kind: CardKind, argument: string): PlainCard => {
    const { card, end } = cardProcess(place, [program, kind, argument])
    ends.push(end)
    return card
  }
  // Nobody changes a card faster than pcscd looks.
  const insertInto = async (card: PlainCard, reader: 0 | 1): Promise<void> => {
    await until('the readers are as they were left', async () => !(await lies(reader)))
    await card.insert(reader)
  }
  const layOut = async ({ serial, label, key, twoPins = false }: CardOptions): Promise<SoftwareCard> => {
    const card = begin('MyEID', serial)
    await card.insert(0)
    await until('the card is seen', () => lies(0))
    const { user, puk, so, soPuk } = cardPins
    const pins = ['--pin', user, '--puk', puk, '--so-pin', so]
    await tool('pkcs15-init', '--create-pkcs15', ...pins, '--so-puk', soPuk, '--label', label)
    await tool('pkcs15-init', '--store-pin', ...pins, '--auth-id', '01', '--label', 'PIN')
    if (twoPins) await tool('pkcs15-init', '--store-pin', ...pins, '--auth-id', '02', '--label', 'Imza')
    await tool('pkcs15-init', '--finalize')
    const generate = async (id: string, auth: string): Promise<Uint8Array> => {
      const file = join(own, `${serial}-${id}.pem`)
      const made = ['--id', id, '--auth-id', auth, '--key-usage', 'digitalSignature', '--label', label]
      await tool('pkcs15-init', '--generate-key', key, ...made, '--pin', user)
      await tool('pkcs15-tool', '--read-public-key', id, '--output', file)
      return createPublicKey(readFileSync(file)).export({ type: 'spki', format: 'der' })
    }
    const publicKey = await generate(keyId, '01')
    const signingKey = twoPins ? await generate(signingKeyId, '02') : new Uint8Array()
    // The program that lays out a card takes one PIN for whatever it is asked for.
    const fresh = ['--pin', user, '--new-pin', cardPins.signing]
    if (twoPins) await tool('pkcs15-tool', '--change-pin', '--auth-id', '02', ...fresh)
    await card.remove()
    const certify: SoftwareCard['certify'] = async (name, certificate) => {
      const file = join(own, `${serial}-${name}.der`)
      writeFileSync(file, certificate)
      await until('the card is seen', () => lies(0))
      const beside = ['--id', name === 'key' ? keyId : signingKeyId, '--auth-id', '01', '--pin', user]
      await tool('pkcs15-init', '--store-certificate', file, '--format', 'der', ...beside)
    }
    const keys = async (): Promise<string[]> =>
      (await tool('pkcs15-tool', '--list-keys')).split('\n').filter(line => line.startsWith('Private '))
    return { ...card, insert: reader => insertInto(card, reader), publicKey, signingKey, certify, keys }
  }
  await start()
  return {
    env,
    stop,
    start,
    tool,
    pivCard(content) {
      const file = join(own, `${content.guid}.json`)
      writeFileSync(file, JSON.stringify(content))
      const card = begin('PIV', file)
      return { ...card, insert: reader => insertInto(card, reader) }
    },
    // Where pcscd has lost the card while OpenSC laid it out, both begin anew, once: what is tested has not begun.
    card: options =>
      layOut(options).catch(async () => {
        await stop()
        await start()
        return layOut(options)
      }),
    async end() {
      for (const end of ends) await end()
      await stop()
      await place.end()
    },
  }
}

function cardProcess({ inside }: OwnPlace, args: string[]): { card: PlainCard; end: () => Promise<void> } {
  const [command = '', ...before] = [...inside, process.execPath, ...args]
  const { NODE_OPTIONS: _, NODE_EXTRA_CA_CERTS: __, ...env } = process.env
  const child = spawn(command, before, { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const gone = once(child, 'exit')
  let last: CardReport = { inserted: false, pins: 0 }
  child.on('message', (report: CardReport) => (last = report))
  const order = async (message: CardOrder): Promise<void> => {
    const reported = once(child, 'message', { signal: AbortSignal.timeout(orderMs) })
    child.send(message)
    await reported
  }
  const removed = async (): Promise<void> => void (await until('the card is out', () => !last.inserted))
  return {
    card: {
      async insert(reader) {
        await order({ insert: reader })
        if (!last.inserted) throw new Error('the reader did not take the card')
      },
      async remove() {
        await order({ remove: true })
        await removed()
      },
      removeAt: instruction => order({ removeAt: instruction }),
      removed,
      pins: () => last.pins,
    },
    async end() {
      if (child.connected) child.disconnect()
      const last = setTimeout(() => child.kill('SIGKILL'), endMs)
      await gone
      clearTimeout(last)
    },
  }
}
