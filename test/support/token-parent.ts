/** A host reduced to its token layer: logs in, makes a key, says so, signs, and reports. Arguments: options as JSON. */
import { randomBytes } from 'node:crypto'
import { openTokens } from '../../host/tokens/all-tokens.ts'
import type { TokensOptions } from '../../host/tokens/module-processes.ts'
import { journalRecordOf } from './journal-record.ts'

const { options, pin, count } = JSON.parse(process.argv[2] ?? '') as {
  options: TokensOptions
  pin: string
  count: number
}
const tokens = openTokens(options)
const token = (await tokens.list()).find(({ label }) => label === 'Seal')
const login = { token: token?.id ?? '', pin: new TextEncoder().encode(pin), lastTryConfirmed: true, setPin: false }
await tokens.withLogin(login, async session => {
  const { keyId } = await session.generateKeyPair({ algorithm: 'P-256', label: '', exportable: false })
  const items = Array.from({ length: count }, () => ({
    toBeSigned: new Uint8Array(randomBytes(100)),
    records: [journalRecordOf()],
  }))
  process.stdout.write('ready\n')
  await session.sign(keyId, 'ECDSA-SHA256', items)
})
process.stdout.write('signed\n')
