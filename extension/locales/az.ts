/** All texts in Azerbaijani. */
import type { Texts } from './texts.ts'
import { certificates } from './az/certificates.ts'
import { common } from './az/common.ts'
import { documents } from './az/documents.ts'
import { errors } from './az/errors.ts'
import { manager } from './az/manager.ts'
import { operations } from './az/operations.ts'
import { popup } from './az/popup.ts'
import { prompt } from './az/prompt.ts'
import { tokens } from './az/tokens.ts'

export const az: Texts = { common, operations, errors, certificates, tokens, documents, prompt, manager, popup }
