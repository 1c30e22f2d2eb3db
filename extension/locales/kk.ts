/** All texts in Kazakh. */
import type { Texts } from './texts.ts'
import { certificates } from './kk/certificates.ts'
import { common } from './kk/common.ts'
import { documents } from './kk/documents.ts'
import { errors } from './kk/errors.ts'
import { manager } from './kk/manager.ts'
import { operations } from './kk/operations.ts'
import { popup } from './kk/popup.ts'
import { prompt } from './kk/prompt.ts'
import { tokens } from './kk/tokens.ts'

export const kk: Texts = { common, operations, errors, certificates, tokens, documents, prompt, manager, popup }
