/** The first and the last bytes of a long document, gathered while it is read: what kind of file it is, they tell without the rest. */
import { concat, type Bytes } from '../../shared/bytes.ts'
import { limits } from '../../shared/limits.ts'

const nothing = new Uint8Array()

/** `bytes`: no byte twice, and of what is no longer than both, all. */
export function openEdges(length = limits.edgeBytes) {
  let [first, last]: [Bytes, Bytes] = [nothing, nothing]
  return {
    add: (piece: Bytes): void => {
      const wanted = length - first.length
      const rest = piece.subarray(wanted)
      first = concat([first, piece.subarray(0, wanted)])
      last = concat([last, rest.subarray(-length)]).slice(-length)
    },
    bytes: (): Bytes => concat([first, last]),
  }
}
