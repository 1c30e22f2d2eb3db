/** The bank's database, in a file of the given folder or in memory. */
import { join } from 'node:path'
import { openDatabase, type Store } from '../../open-database.ts'

const migrations = {
  folder: join(import.meta.dirname, 'migrations'),
  names: ['001-bank.sql', '002-documents.sql', '030-renewals.sql', '040-registrations.sql'],
}

export const openStore = (folder: string | null): Store =>
  openDatabase(folder === null ? null : join(folder, 'bank.sqlite'), migrations)
