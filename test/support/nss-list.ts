/** What NSS says of the revocation list of the certificate centre: `crlutil` takes it as its authority's, or not. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { run, type Outcome } from './openssl.ts'

export interface NssLists {
  /** Whether the signature on `list`, DER, is the issuing authority's. */
  take: (list: Uint8Array) => Promise<boolean>
  /** How many entries the list that was taken has. */
  entries: () => Promise<number>
}

/** With the authorities' certificates, as the site at `origin` gives them; NSS's files lie in `folder`. */
export async function nssLists(folder: string, origin: string): Promise<NssLists> {
  const nss = (command: string, args: string): Promise<Outcome> =>
    run(folder, command, [...args.split(' '), '-d', folder])
  await nss('certutil', '-N --empty-password')
  for (const name of ['rca', 'pca', 'bsxm']) {
    const file = await fetch(`${origin}/api/authorities/${name}.cer`)
    await writeFile(join(folder, `${name}.cer`), new Uint8Array(await file.arrayBuffer()))
    await nss('certutil', `-A -n ${name} -t CT,C,C -i ${name}.cer`)
  }
  return {
    take: async list => {
      await writeFile(join(folder, 'list.crl'), list)
      return (await nss('crlutil', '-I -i list.crl')).status === 0
    },
    entries: async () => (await nss('crlutil', '-L -n bsxm')).output.match(/^\s*Serial Number/gm)?.length ?? 0,
  }
}
