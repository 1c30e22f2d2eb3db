/** The databases of the reference sites: SQLite from a package that ships its engine, in a file or in memory. */
import { readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type * as Sqlite from 'node-sqlite3-wasm'
import type { Database, JSValue } from 'node-sqlite3-wasm'

export type Row = Record<string, unknown>

export interface Store {
  all(sql: string, values?: JSValue[]): Row[]
  one(sql: string, values?: JSValue[]): Row | null
  /** Resolves to the number of rows that were changed. */
  run(sql: string, values?: JSValue[]): number
  /** All of it or nothing. Not to be nested. */
  atOnce<T>(work: () => T): T
  close(): void
}

export interface Migrations {
  /** Where they lie. */
  folder: string
  /** In the order in which they were written; a database remembers how many it has seen. */
  names: readonly string[]
}

// A CommonJS module whose names Node cannot see from outside.
const sqlite = createRequire(import.meta.url)('node-sqlite3-wasm') as typeof Sqlite

/** `file`: `null` is in memory. */
export function openDatabase(file: string | null, migrations: Migrations): Store {
  // The file belongs to one server. One that was killed leaves its lock.
  if (file !== null) rmSync(`${file}.lock`, { recursive: true, force: true })
  const database = new sqlite.Database(file ?? ':memory:')
  migrate(database, migrations)
  return {
    all: (sql, values = []) => database.all(sql, values),
    one: (sql, values = []) => database.get(sql, values),
    run: (sql, values = []) => database.run(sql, values).changes,
    atOnce: work => atOnce(database, work),
    close: () => database.close(),
  }
}

function migrate(database: Database, { folder, names }: Migrations): void {
  const seen = Number((database.get('PRAGMA user_version') as Row)['user_version'])
  for (const [index, name] of names.entries()) {
    if (index < seen) continue
    const sql = readFileSync(join(folder, name), 'utf8')
    atOnce(database, () => database.exec(`${sql};PRAGMA user_version = ${index + 1}`))
  }
}

function atOnce<T>(database: Database, work: () => T): T {
  database.exec('BEGIN IMMEDIATE')
  try {
    const result = work()
    database.exec('COMMIT')
    return result
  } catch (error) {
    database.exec('ROLLBACK')
    throw error
  }
}
