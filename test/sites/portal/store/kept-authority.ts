/** The keys of the three levels in the database: the same centre before and after a restart. */
import { createPrivateKey } from 'node:crypto'
import { createAuthority, levels, restoreAuthority, type Authority, type Level } from '../authority/authority.ts'
import type { Store } from './open-store.ts'

/** Of this database, made at its first start. */
export async function keptAuthority(store: Store): Promise<Authority> {
  const rows = store.all('SELECT * FROM authorities')
  if (rows.length > 0) {
    const kept = Object.fromEntries(
      rows.map(row => [
        String(row['level']),
        {
          privateKey: createPrivateKey({ key: Buffer.from(row['key'] as Uint8Array), format: 'der', type: 'pkcs8' }),
          certificate: new Uint8Array(row['certificate'] as Uint8Array),
        },
      ]),
    ) as Parameters<typeof restoreAuthority>[0]
    return restoreAuthority(kept)
  }
  const authority = await createAuthority()
  store.atOnce(() => levels.forEach(level => keep(store, authority, level)))
  return authority
}

function keep(store: Store, authority: Authority, level: Level): void {
  const key = authority.issuers[level].privateKey.export({ format: 'der', type: 'pkcs8' })
  store.run('INSERT INTO authorities VALUES (?, ?, ?)', [level, key, authority[level]])
}
