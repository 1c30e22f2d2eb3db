/** States of the sections for files: nothing chosen, everything that can be wrong with a file, signed and not saved; signatures of every verdict. */
import type { CheckedFile, CheckOutcome } from '../../../extension/manager/files/checking-state.ts'
import type { ChosenFile } from '../../../extension/manager/files/chosen-file.ts'
import { noFiles, type ListedFile, type SigningState } from '../../../extension/manager/files/signing-state.ts'
import type { VerifiedSigner } from '../../../shared/operations/verify.ts'
import type { PageData } from './gallery-pages.tsx'
import { fingerprintOf, nastyText, type SampleCertificates } from './sample-certificates.ts'

let id = 0
const file = (name: string, changes: Partial<ChosenFile> = {}): ChosenFile => ({
  id: ++id,
  file: new Blob(),
  name,
  type: '',
  size: 148_213,
  kind: 'other',
  fault: null,
  flaw: null,
  ...changes,
})
const listed = (name: string, changes: Partial<ListedFile> = {}): ListedFile => ({
  ...file(name),
  signed: null,
  within: null,
  error: null,
  unfitFormat: null,
  ...changes,
})
const pdf = { kind: 'pdf' } as const

const signed = (name: string, isSaved: boolean): NonNullable<ListedFile['signed']> => ({
  name,
  type: '',
  content: Uint8Array.of(0),
  level: 'B-T',
  isSaved,
})

const signing = (changes: Partial<SigningState>, authority: string | null = null): PageData => ({
  page: 'sign',
  authority,
  state: { ...noFiles, ...changes },
})

const files = [listed('Müqavilə № 17.pdf', pdf), listed('Заявление.docx'), listed(nastyText)]

const unfit = [
  listed('Отчёты', { fault: 'folder' }),
  listed('boş.txt', { fault: 'empty', size: 0 }),
  listed('köçürülüb.pdf', { fault: 'unreadable' }),
  listed('yarımçıq.pdf', { ...pdf, flaw: 'pdfCut' }),
  listed('parollu.pdf', { ...pdf, flaw: 'pdfEncrypted' }),
  listed('böyük.pdf', { ...pdf, size: 200_000_000 }),
  listed('table.xlsx'),
]

export function sampleFiles({ person, centre, nasty }: SampleCertificates): Record<string, PageData> {
  const goodStamp = {
    time: new Date(2026, 10, 21, 9, 14, 5),
    certificate: centre,
    chain: [],
    authority: 'Vaxt Mərkəzi',
    valid: true,
    reasons: [],
    revocation: { status: 'notChecked' },
  } satisfies VerifiedSigner['timestamp']
  const good: VerifiedSigner = {
    certificate: person,
    chain: [centre],
    signingTime: new Date(2026, 10, 21, 9, 14, 3),
    level: 'B-T',
    timestamp: goodStamp,
    covers: 'document',
    parts: [],
    valid: true,
    reasons: [],
    revocation: { status: 'notChecked' },
  }
  const wrong = (reasons: VerifiedSigner['reasons'], changes: Partial<VerifiedSigner> = {}): VerifiedSigner => ({
    ...good,
    level: 'B-B',
    timestamp: null,
    valid: false,
    reasons,
    ...changes,
  })
  const checked = (name: string, outcome: CheckOutcome, changes: Partial<CheckedFile> = {}): CheckedFile => ({
    ...file(name),
    document: null,
    outcome,
    ...changes,
  })
  const signers = (...signers: VerifiedSigner[]): CheckOutcome => ({ state: 'checked', signers, stamps: [], files: [] })
  const badStamp = {
    time: null,
    certificate: null,
    chain: [],
    authority: nastyText,
    valid: false,
    reasons: ['unreadable', 'imprintWrong', 'timeWrong', 'certificateNotForTimestamps'],
    revocation: { status: 'notChecked' },
  } satisfies VerifiedSigner['timestamp']
  return {
    'manager-sign-none': signing({}),
    'manager-sign': signing({ files }, nastyText),
    'manager-sign-unfit': signing({ files: unfit, chosenFormat: 'pades', leftOut: 21 }, 'Vaxt'),
    'manager-sign-working': signing({ files, phase: { state: 'signing', done: 8, total: 300 } }),
    'manager-sign-done': signing({
      phase: { state: 'done', count: 2, of: 4 },
      files: [
        listed('a.txt', { signed: signed('a.txt.p7s', true) }),
        listed('b.txt', { signed: signed(`${nastyText}.p7s`, false) }),
        listed('c.txt', { error: { code: 'DOCUMENT_CHANGED', details: {} } }),
        listed('d.txt', { error: { code: 'USER_REJECTED', details: {} } }),
        listed('e.txt', { within: `${nastyText}.asice` }),
      ],
    }),
    'manager-sign-failed': signing({
      files,
      phase: { state: 'failed', error: { code: 'BAD_PARAMS', details: { reason: 'xfaForm' } } },
    }),
    'manager-check-none': { page: 'check', files: [] },
    'manager-check': {
      page: 'check',
      kept: [
        { authority: 'Bank Sertifikat Xidmətləri Mərkəzi', root: centre },
        { authority: nastyText, root: nasty },
      ],
      trusted: {
        roots: [centre],
        chosen: {
          file: 'root.cer',
          certificates: [{ certificate: nasty, fingerprint: fingerprintOf(nasty), fault: null }],
        },
        problem: 'proofWrong',
      },
      files: [
        checked(
          'Müqavilə-signed.pdf',
          signers({
            ...good,
            level: 'B-LT',
            revocation: { status: 'good', source: 'OCSP', toldBy: 'Vaxt', embedded: true },
          }),
        ),
        checked('Заявление.docx.p7s', signers(wrong(['rootUnknown'])), { document: file('Заявление.docx') }),
        checked('dəyişdirilib.txt.p7s', signers(wrong(['contentChanged'], { timestamp: badStamp }))),
        checked('qovluq.asice', {
          state: 'checked',
          signers: [{ ...good, covers: 'part', parts: ['Müqavilə.pdf'] }],
          stamps: [{ ...goodStamp, covers: 'part', parts: ['META-INF/signature.p7s'] }],
          files: [
            { name: 'Müqavilə.pdf', size: 148_213, covered: true },
            { name: nastyText, size: 12, covered: false },
          ],
        }),
        checked('vaxt.asics', {
          state: 'checked',
          signers: [],
          stamps: [{ ...badStamp, covers: 'document', parts: [] }],
          files: [{ name: nastyText, size: 12, covered: false }],
        }),
        checked('təkdir.p7s', signers(wrong(['contentMissing']))),
        checked('növbədə.p7s', { state: 'waiting' }),
      ],
    },
    'manager-check-several': {
      page: 'check',
      files: [
        checked(
          nastyText,
          signers(
            {
              ...good,
              covers: 'part',
              parts: ['revision 1 of 3'],
              changes: ['signatures', 'validation', 'fields', 'annotations', 'content', 'elsewhere'],
              revocation: { status: 'unknown', fault: 'tooSlow' },
            },
            wrong(['certificateRevoked'], {
              revocation: {
                status: 'revoked',
                source: 'CRL',
                toldBy: nastyText,
                issuer: nasty,
                revokedAt: new Date(2026, 10, 1, 9, 0, 7),
                reason: 'keyCompromise',
              },
            }),
            { ...good, certificate: nasty, chain: [nasty, nasty], covers: 'part', parts: [nastyText, 'b'] },
            wrong(['certificateMissing'], { certificate: null, chain: [], signingTime: null, level: 'none' }),
            wrong(['signatureWrong', 'attributesWrong', 'algorithmWeak', 'certificateExpired', 'chainBroken'], {
              timestamp: { ...goodStamp, time: new Date(2061, 0, 1) },
              chain: [],
            }),
          ),
        ),
      ],
    },
    'manager-check-refused': {
      page: 'check',
      files: [
        checked('notes.txt', { state: 'failed', error: { code: 'SIGNED_DATA_UNREADABLE', details: {} } }),
        checked('unsigned.pdf', {
          state: 'failed',
          error: { code: 'SIGNED_DATA_UNREADABLE', details: { reason: 'notSigned' } },
        }),
        checked('huge.p7m', { state: 'refused', fault: 'tooLarge' }),
        checked('empty.p7s', { state: 'refused', fault: 'empty' }),
      ],
    },
  }
}
