/** All texts in each language. */
import { az } from './az.ts'
import { en } from './en.ts'
import { kk } from './kk.ts'
import type { Language } from './language-codes.ts'
import { ru } from './ru.ts'
import type { Texts } from './texts.ts'

export const languages: Record<Language, Texts> = { az, kk, ru, en }
