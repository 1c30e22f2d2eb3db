/** `listTokens`: all connected tokens. */
import { withoutPin } from '../token/without-pin.ts'
import type { Handler } from './handler.ts'

export const listTokens: Handler<'listTokens'> = async (_, __, { tokens }) => (await tokens.list()).map(withoutPin)
