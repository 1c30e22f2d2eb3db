/** `diagnose`: every link from this process to a certificate, each as far as it holds. */
import { accessSync, constants } from 'node:fs'
import { product } from '../../shared/product.ts'
import { journalFolder } from '../folders.ts'
import { contentsOf } from './contents-of.ts'
import type { Handler } from './handler.ts'
import { withoutPin } from './list-tokens.ts'

export const diagnose: Handler<'diagnose'> = async (_, __, { tokens, dataFolder }) => {
  const list = await tokens.list()
  const contents = await Promise.all(list.map(token => contentsOf(tokens, token)))
  return {
    host: { version: product.version, node: process.versions.node, platform: process.platform, dataFolder },
    journal: isWritable(journalFolder(dataFolder)) ? null : { code: 'JOURNAL_UNWRITABLE', details: {} },
    modules: await tokens.modules(),
    tokens: list.map(withoutPin),
    certificates: contents.reduce((sum, { certificates }) => sum + certificates.length, 0),
  }
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}
