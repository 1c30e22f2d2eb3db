/** Programs that are started once for many signatures, or in one loop of a shell where they know one at a time. */
import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import type { Judge, Piece } from './artefact.ts'

const { NODE_OPTIONS: _, NODE_EXTRA_CA_CERTS: __, ...env } = process.env

async function outputOf(folder: string, [program = '', ...args]: readonly string[], input: string): Promise<string> {
  const child = spawn(program, args, { cwd: folder, env, stdio: ['pipe', 'pipe', 'ignore'] })
  child.stdin.end(input)
  return text(child.stdout)
}

/** A line to each, of its number and what it is told of; answered by a line with the number first and `accepted`, or why not, last. */
export const askInLines =
  (command: readonly string[], wordsOf: (piece: Piece) => string[]): Judge['judge'] =>
  async (folder, judged) => {
    const lines = judged.map(({ piece }, at) => [at, ...wordsOf(piece)].join('\t'))
    const answers = await outputOf(folder, command, lines.map(line => `${line}\n`).join(''))
    const said = new Map(answers.split('\n').map(line => [line.split('\t')[0], line.split('\t').at(-1)]))
    return judged.map((_, at) => {
      const verdict = said.get(String(at)) ?? 'nothing'
      return { accepted: verdict === 'accepted', said: verdict }
    })
  }

const begin = `
within() { cd "$1" && shift && "$@"; }
forgetful() { cp gnupg/fresh.kbx gnupg/pubring.kbx && "$@"; }
judge() { said=$("$@" 2>&1 </dev/null); printf '%s\\t%s\\0' $? "$said"; }
`

/** `command`: words of a shell, run in the folder, `within` another one or `forgetful` of certificates seen before it. Accepted where it ends well and says so. */
export const inLoop =
  (command: (piece: Piece) => string, accepts: RegExp): Judge['judge'] =>
  async (folder, judged) => {
    const script = judged.map(({ piece }) => `judge ${command(piece)}\n`).join('')
    const answers = (await outputOf(folder, ['bash'], begin + script)).split('\0')
    return judged.map((_, at) => {
      const [status = '', ...rest] = (answers[at] ?? '').split('\t')
      const said = rest.join('\t')
      return { accepted: status === '0' && accepts.test(said), said }
    })
  }
