/**
 * The key that gives the extension its id in Chromium. Whoever publishes it has a key of their own, outside the repository:
 * `MOHUR_CHROMIUM_KEY` names its file (PEM, the private half or the public one). Without it the development key is taken, whose
 * private half nobody has.
 */
import { createPublicKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './run.mjs'

/**
 * @returns {string} base64 of subjectPublicKeyInfo, as the manifest wants it
 * @throws {Error} when there is no RSA key in the file
 */
export function chromiumKey(environment = process.env) {
  const file = environment.MOHUR_CHROMIUM_KEY || join(root, 'test/chromium-key.pem')
  const key = publicKeyIn(file)
  if (key.asymmetricKeyType !== 'rsa') throw new Error(`MOHUR_CHROMIUM_KEY: ${file} holds no RSA key`)
  return key.export({ type: 'spki', format: 'der' }).toString('base64')
}

function publicKeyIn(file) {
  try {
    return createPublicKey(readFileSync(file))
  } catch (error) {
    throw new Error(`MOHUR_CHROMIUM_KEY: ${file} cannot be read: ${error.message}`, { cause: error })
  }
}
