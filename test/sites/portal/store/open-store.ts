/** The centre's database, in a file of the given folder or in memory. */
import { join } from 'node:path'
import { openDatabase, type Store } from '../../open-database.ts'

export type { Row, Store } from '../../open-database.ts'

const migrations = {
  folder: join(import.meta.dirname, 'migrations'),
  names: [
    '001-register.sql',
    '002-visitors.sql',
    '003-payments.sql',
    '004-desk.sql',
    '005-askers.sql',
    '006-order-keys.sql',
  ],
}

export const openStore = (folder: string | null): Store =>
  openDatabase(folder === null ? null : join(folder, 'centre.sqlite'), migrations)
