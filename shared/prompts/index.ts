/** The table of prompts. */
import type * as z from 'zod'
import { allowOrigin } from './allow-origin.ts'
import { authenticate } from './authenticate.ts'
import { deleteObject } from './delete-object.ts'
import { enterPin } from './enter-pin.ts'
import { exportKeyFile } from './export-key-file.ts'
import { importKeyFile } from './import-key-file.ts'
import { initializeToken } from './initialize-token.ts'
import { installCertificate } from './install-certificate.ts'
import { renewCertificate } from './renew-certificate.ts'
import { requestCertificate } from './request-certificate.ts'
import { retireCertificate } from './retire-certificate.ts'
import { selectCertificate } from './select-certificate.ts'
import { setPin } from './set-pin.ts'
import { sign } from './sign.ts'

export const prompts = {
  allowOrigin,
  selectCertificate,
  requestCertificate,
  renewCertificate,
  retireCertificate,
  installCertificate,
  sign,
  authenticate,
  enterPin,
  setPin,
  initializeToken,
  deleteObject,
  importKeyFile,
  exportKeyFile,
}

export type Prompts = typeof prompts
export type PromptName = keyof Prompts
export const promptNames = Object.keys(prompts) as readonly PromptName[]

export type Question<N extends PromptName> = z.infer<Prompts[N]['question']>
export type Answer<N extends PromptName> = z.infer<Prompts[N]['answer']>

/** What the prompt window sends for a prompt. */
export type Typed<N extends PromptName> = Prompts[N]['typed'] extends z.ZodType
  ? z.infer<Prompts[N]['typed']>
  : Answer<N>

/** The questions that the host puts; the background puts the others. */
export type HostPrompt = { [N in PromptName]: Prompts[N]['asks'] extends 'host' ? N : never }[PromptName]
