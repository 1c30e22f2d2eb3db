/** What the window says while an operation is at work, and when it was broken off: a row for each that asks a person. */
import type { Progress } from '../../shared/operations/index.ts'
import type { BrokenOff } from '../locales/error-text.ts'
import type { PromptTexts, Texts } from '../locales/texts.ts'
import type { AskingOperation } from '../prompt-messages.ts'

interface Words<P> {
  /** `progress`: `null` until there is one. */
  working: (texts: PromptTexts['working'], progress: P | null) => string
  /** What to mind meanwhile. */
  meanwhile: (texts: Texts) => string
  /** What an error ends; and what is told of where it is not known, or known and not delivered: documents by their number, or the one login. */
  brokenOff: BrokenOff
}

const plain = {
  working: (texts: PromptTexts['working']) => texts.otherwise,
  meanwhile: ({ prompt }: Texts) => prompt.working.keep,
  brokenOff: 'documents',
} as const

const rows: { [N in AskingOperation]: Words<Progress<N>> } = {
  connect: plain,
  selectCertificate: plain,
  requestCertificate: {
    working: (texts, progress) => (progress ? texts[progress.stage] : texts.requestCertificate),
    meanwhile: ({ prompt }) => prompt.working.slow,
    brokenOff: 'documents',
  },
  renewCertificate: {
    working: (texts, progress) => (progress ? texts[progress.stage] : texts.renewCertificate),
    meanwhile: ({ prompt }) => prompt.working.slow,
    brokenOff: 'documents',
  },
  retireCertificate: plain,
  installCertificate: { ...plain, working: texts => texts.installCertificate },
  sign: { ...plain, working: texts => texts.sign },
  authenticate: { ...plain, working: texts => texts.authenticate, brokenOff: 'login' },
  readPrivateObjects: plain,
  initializeToken: { ...plain, meanwhile: ({ care }) => care.formatting },
  changePin: plain,
  changeSoPin: plain,
  unblockPin: plain,
  renameToken: plain,
  importCertificates: plain,
  deleteObject: plain,
  createDataObject: plain,
  createSecretKey: plain,
  importKeyFile: plain,
  exportKeyFile: plain,
}

/** Progress has the shape of its operation: the background has checked it. */
export const wordsFor = (operation: AskingOperation): Words<unknown> => rows[operation] as Words<unknown>
