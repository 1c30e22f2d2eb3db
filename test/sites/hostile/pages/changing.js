/** Hands over a document and writes other bytes into it, in place, while the person reads: `window.changing`. */

const worker = new Worker('changing-worker.js')
const name = 'payment.txt'
let bytes = new Uint8Array()

/** Writes into the file of the origin's private file system without replacing it. */
async function writeInPlace(text) {
  const written = new Promise(resolve => worker.addEventListener('message', resolve, { once: true }))
  worker.postMessage({ name, text }, [])
  await written
}

const file = async () => (await (await navigator.storage.getDirectory()).getFileHandle(name)).getFile()

/** What a page may hand over for the same file. */
const shapes = {
  file,
  slice: async () => {
    const whole = await file()
    return whole.slice(0, whole.size)
  },
  around: async () => new Blob([await file(), '']),
  array: async () => bytes,
}

window.changing = {
  /** Resolves with the bytes, a File or a Blob of them. */
  make: async (shape, text) => {
    await writeInPlace(text)
    bytes = new TextEncoder().encode(text)
    return shapes[shape]()
  },
  change: async text => {
    bytes.set(new TextEncoder().encode(text))
    await writeInPlace(text)
  },
}
document.body.dataset.ready = ''
