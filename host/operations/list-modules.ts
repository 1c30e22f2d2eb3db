/** `listModules`. */
import type { Handler } from './handler.ts'

export const listModules: Handler<'listModules'> = (_, __, { tokens }) => tokens.modules()
