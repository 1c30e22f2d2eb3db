/** All texts in English. */
import type { Texts } from './texts.ts'
import { certificates } from './en/certificates.ts'
import { common } from './en/common.ts'
import { documents } from './en/documents.ts'
import { errors } from './en/errors.ts'
import { manager } from './en/manager.ts'
import { operations } from './en/operations.ts'
import { popup } from './en/popup.ts'
import { prompt } from './en/prompt.ts'
import { tokens } from './en/tokens.ts'

export const en: Texts = { common, operations, errors, certificates, tokens, documents, prompt, manager, popup }
