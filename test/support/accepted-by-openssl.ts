/** Which of many signatures OpenSSL accepts, two processes at a time. */
import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { toPem } from '../../shared/certificate-bundle.ts'
import { inFolder } from './openssl.ts'

export interface Detached {
  /** DER of the CMS: every signer in it must hold. */
  signature: Uint8Array
  content: Uint8Array
}

/** `authorities`: DER of root and those between. Resolves with the numbers of those that verify as CAdES. */
export async function acceptedByOpenssl(
  cases: readonly Detached[],
  authorities: readonly Uint8Array[],
): Promise<Set<number>> {
  const trusted = authorities.map(der => toPem('CERTIFICATE', der)).join('\n')
  return inFolder({ 'authorities.pem': trusted }, async cwd => {
    for (const [index, { signature, content }] of cases.entries()) {
      await writeFile(join(cwd, `${index}.p7s`), signature)
      await writeFile(join(cwd, `${index}.txt`), content)
    }
    const verify =
      'openssl cms -verify -cades -binary -purpose any -CAfile authorities.pem -inform DER -in "$1.p7s" -content "$1.txt" -out /dev/null 2>/dev/null && echo "$1"'
    const all = `seq 0 ${cases.length - 1} | xargs -P 2 -I{} sh -c '${verify}; true' sh {}`
    const { stdout } = await promisify(execFile)('sh', ['-c', all], { cwd })
    return new Set(stdout.split('\n').filter(Boolean).map(Number))
  })
}
