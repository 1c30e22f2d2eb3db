/** What cards have in common around their instructions: chains of commands, answers in pieces (ISO/IEC 7816-4 section 5.1), the ATR. */
import { answer, readCommand, StatusWord, statusWords, type Command } from './apdu.ts'

export interface Card {
  /** Answer to reset. */
  atr: Buffer
  reset: () => void
  respond: (command: Buffer) => Buffer
}

/** By instruction octet; what they return is the answer's data. */
export type Instructions = Record<number, (command: Command) => Buffer | void>

const getResponse = 0xc0

/** T=1, with the card's name for historical characters (ISO/IEC 7816-3 section 8.2). */
export function atrOf(name: string): Buffer {
  const counted = Buffer.concat([Buffer.of(0x80 | name.length, 0x01), Buffer.from(name)])
  return Buffer.concat([Buffer.of(0x3b), counted, Buffer.of(counted.reduce((sum, octet) => sum ^ octet, 0))])
}

export function runCommands(instructions: Instructions): Pick<Card, 'reset' | 'respond'> {
  let chain: Buffer[] = []
  let rest = Buffer.alloc(0)
  /** What does not fit into the answer is fetched with GET RESPONSE. */
  const inPieces = (whole: Buffer, expected: number): Buffer => {
    rest = Buffer.from(whole.subarray(expected))
    const more = rest.length === 0 ? statusWords.ok : statusWords.moreData | (rest.length > 0xff ? 0 : rest.length)
    return answer(more, whole.subarray(0, expected))
  }
  return {
    reset() {
      chain = []
      rest = Buffer.alloc(0)
    },
    respond(bytes) {
      const command = readCommand(bytes)
      chain.push(command.data)
      if (command.chained) return answer(statusWords.ok)
      const whole = Buffer.concat(chain.splice(0))
      if (command.instruction === getResponse) return inPieces(rest, command.expected)
      try {
        const run = instructions[command.instruction]
        if (!run) throw new StatusWord(statusWords.unknownInstruction)
        return inPieces(run({ ...command, data: whole }) ?? Buffer.alloc(0), command.expected)
      } catch (error) {
        if (error instanceof StatusWord) return answer(error.code)
        throw error
      }
    },
  }
}
