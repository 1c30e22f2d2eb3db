/** All texts in each language. */
import * as az from './az.ts'
import * as en from './en.ts'
import * as kk from './kk.ts'
import type { Language } from './language-codes.ts'
import * as ru from './ru.ts'
import type { Texts } from './texts.ts'

export const languages: Record<Language, Texts> = { az, kk, ru, en }
