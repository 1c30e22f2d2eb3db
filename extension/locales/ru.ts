/** All texts in Russian. */
import type { Texts } from './texts.ts'
import { certificates } from './ru/certificates.ts'
import { common } from './ru/common.ts'
import { documents } from './ru/documents.ts'
import { errors } from './ru/errors.ts'
import { manager } from './ru/manager.ts'
import { operations } from './ru/operations.ts'
import { popup } from './ru/popup.ts'
import { prompt } from './ru/prompt.ts'
import { tokens } from './ru/tokens.ts'

export const ru: Texts = { common, operations, errors, certificates, tokens, documents, prompt, manager, popup }
