/** `listTokens`: without what only the PIN field needs to know. */
import { tokenSummary, type TokenForPin, type TokenSummary } from '../../shared/token.ts'
import type { Handler } from './handler.ts'

export const listTokens: Handler<'listTokens'> = async (_, __, { tokens }) => (await tokens.list()).map(withoutPin)

export const withoutPin = (token: TokenForPin): TokenSummary => tokenSummary.strip().parse(token)
