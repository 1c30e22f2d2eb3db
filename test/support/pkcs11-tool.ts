/** OpenSC's pkcs11-tool on SoftHSM2: what others see of a token that we looked after. */
import { spawnSync } from 'node:child_process'
import { softHsmLibrary, userPin } from './soft-hsm.ts'
import type { TokenHost } from './token-host.ts'

export interface ToolRun {
  worked: boolean
  text: string
}

/** On the token of this label. */
export function pkcs11Tool(
  { env }: { env: Readonly<Record<string, string>> },
  label: string,
  ...args: string[]
): ToolRun {
  const all = ['--module', softHsmLibrary, '--token-label', label, ...args]
  const { status, stdout, stderr } = spawnSync('pkcs11-tool', all, { env, encoding: 'utf8' })
  return { worked: status === 0, text: `${stdout}${stderr}` }
}

export const acceptsUserPin = (host: TokenHost, label: string, pin: string): boolean =>
  pkcs11Tool(host, label, '--login', '--pin', pin, '--list-objects').worked

/** Tried by setting the user PIN, which the SO alone can do: it is SoftHSM2's usual one afterwards. */
export const acceptsSoPin = (host: TokenHost, label: string, pin: string): boolean =>
  pkcs11Tool(host, label, '--login', '--login-type', 'so', '--so-pin', pin, '--init-pin', '--new-pin', userPin).worked

/** The private keys on the token, a line of their ids to each. */
export const privateKeysOn = (host: { env: Readonly<Record<string, string>> }, label: string, pin: string): string[] =>
  objectsOn(host, label, { pin, type: 'privkey' })

/** A line of the id of each. */
export const objectsOn = (
  host: { env: Readonly<Record<string, string>> },
  label: string,
  { pin, type }: { pin: string; type: 'privkey' | 'pubkey' | 'cert' },
): string[] =>
  pkcs11Tool(host, label, '--login', '--pin', pin, '--list-objects', '--type', type).text.match(/^ {2}ID: .*$/gm) ?? []
