/** `diagnose`: every link from this process to a certificate, each as far as it holds. */
import { accessSync, constants } from 'node:fs'
import type { ErrorCode } from '../../shared/errors.ts'
import { product } from '../../shared/product.ts'
import type { Problem } from '../../shared/token.ts'
import { missingModules } from '../modules/module-table.ts'
import { journalFolder, retiredFolder } from '../folders.ts'
import { contentsOf } from './contents-of.ts'
import type { Handler } from './handler.ts'
import { withoutPin } from '../token/without-pin.ts'

export const diagnose: Handler<'diagnose'> = async (_, __, { tokens, dataFolder }) => {
  const list = await tokens.list()
  const contents = await Promise.all(list.map(token => contentsOf(tokens, token)))
  return {
    host: { version: product.version, node: process.versions.node, platform: process.platform, dataFolder },
    folders: [
      ...problemOf(journalFolder(dataFolder), 'JOURNAL_UNWRITABLE'),
      ...problemOf(retiredFolder(dataFolder), 'DATA_UNWRITABLE'),
    ],
    modules: await tokens.modules(),
    modulesMissing: missingModules(),
    tokens: list.map(withoutPin),
    certificates: contents.reduce((sum, { certificates }) => sum + certificates.length, 0),
  }
}

/** A file in the folder's place cannot be searched. */
function problemOf(folder: string, code: ErrorCode): Problem[] {
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    return []
  } catch {
    return [{ code, details: {} }]
  }
}
