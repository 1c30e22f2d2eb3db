/** What opens a window before a person, a row each: when, what is drawn of the request, what came of it. */
import { readCertificateBundle } from '../../shared/certificate-bundle.ts'
import type { OperationName, Result } from '../../shared/operations/index.ts'
import { signaturePlace } from '../../shared/signature-place.ts'
import type { AskingOperation, Done, Outline, RequestView, ViewOf } from '../prompt-messages.ts'
import type { Call } from './call.ts'
import { askedAuthorities } from './consulting.ts'
import { summariesOf, type Documents, type Identity } from './documents.ts'
import { readingLengths } from './read-through.ts'
import { sizeOf } from './content.ts'
import { missingScopes } from './missing-scopes.ts'
import type { Checked, Located } from './request.ts'

type Asked<N extends OperationName> = Extract<Call, { operation: N }>

/** `null` in the places of what was delivered before. */
type Undelivered<N extends OperationName> =
  Result<N> extends { results: (infer R)[] } ? Omit<Result<N>, 'results'> & { results: (R | null)[] } : Result<N>

interface AskingRow<N extends AskingOperation> {
  /** Whether anything is left to be asked. */
  asks: (request: Asked<N> & Pick<Checked, 'scopes'>) => boolean
  /** Whether the host may have the answer already: then the window waits for its question, though not for long. */
  mayBeKnown: (call: Asked<N>) => boolean
  /** @throws MohurError that says why it cannot be drawn */
  view: (call: Asked<N> & Pick<Located, 'consulting'>, documents: Documents) => ViewOf<N> | Promise<ViewOf<N>>
  /** What is drawn before that, where the documents take their time to be read; `null`: they take none. */
  outline: (call: Asked<N> & Pick<Located, 'consulting'>) => Outline | null
  /** For the window's last words: of the result as it goes to the page, without what was delivered before it. */
  done: (result: Undelivered<N>) => Done
}

const allOf = (count: number): Done => ({ count, of: count, fault: null })

/** Drawn from its params as they are: what our own pages ask for was chosen there by the person. */
const asItIs = {
  asks: () => true,
  mayBeKnown: () => false,
  view: <O, P>({ operation, params }: { operation: O; params: P }) => ({ operation, params }),
  outline: () => null,
  done: () => allOf(1),
}

/** What was asked for under its reference before is given again. */
const underReference = {
  ...asItIs,
  mayBeKnown: ({ params }: { params: { reference?: string | undefined } }) => params.reference !== undefined,
}

/** Of one result, as many as are in it. */
const documentsOf = (one: object | null): number =>
  one && 'documents' in one && Array.isArray(one.documents) ? one.documents.length : 1

const rows: { [N in AskingOperation]: AskingRow<N> } = {
  connect: { ...asItIs, asks: ({ params, scopes }) => missingScopes(params.scopes, scopes).length > 0 },
  selectCertificate: asItIs,
  requestCertificate: underReference,
  renewCertificate: underReference,
  retireCertificate: asItIs,
  installCertificate: {
    ...asItIs,
    view: ({ operation, params }) => ({
      operation,
      certificates: params.certificates.flatMap(readCertificateBundle),
    }),
    done: ({ installed }) => allOf(installed.length),
  },
  sign: {
    ...asItIs,
    view: async (call, documents) => signView(call, await documents.identities()),
    outline: call => {
      const bytes = call.params.documents.reduce((sum, { content }) => sum + sizeOf(content), 0)
      return bytes > readingLengths.whole ? { request: signView(call, []), bytes } : null
    },
    done: ({ results }) => {
      const errors = results.flatMap(one => (one && 'error' in one ? one.error : []))
      return {
        count: results.reduce((sum, one) => sum + (one && 'error' in one ? 0 : documentsOf(one)), 0),
        of: results.reduce((sum, one) => sum + documentsOf(one), 0),
        // What the person took out is no fault.
        fault: errors.find(({ code }) => code !== 'USER_REJECTED') ?? null,
      }
    },
  },
  authenticate: asItIs,
  readPrivateObjects: asItIs,
  initializeToken: asItIs,
  changePin: asItIs,
  changeSoPin: asItIs,
  unblockPin: asItIs,
  renameToken: asItIs,
  importCertificates: asItIs,
  deleteObject: asItIs,
  createDataObject: asItIs,
  createSecretKey: asItIs,
  importKeyFile: asItIs,
  exportKeyFile: asItIs,
}

const signView = (
  call: Asked<'sign'> & Pick<Located, 'consulting'>,
  identities: readonly Identity[],
): ViewOf<'sign'> => ({
  operation: call.operation,
  documents: summariesOf(call, identities),
  place: signaturePlace(call.params),
  markedPage: 'mark' in call.params ? (call.params.mark?.page ?? null) : null,
  role: call.params.role ?? null,
  authorities: askedAuthorities(call.consulting),
})

/** A row for whatever its operation is: the row's own types hold, since it is found by the operation of the call. */
interface AnyRow {
  asks: (request: Checked) => boolean
  mayBeKnown: (request: Checked) => boolean
  view: (request: Located, documents: Documents) => RequestView | Promise<RequestView>
  outline: (request: Located) => Outline | null
  done: (result: unknown) => Done
}

export interface AskingRowOf extends AnyRow {
  operation: AskingOperation
}

const isAsking = (operation: OperationName): operation is AskingOperation => Object.hasOwn(rows, operation)

/** `null`: the operation asks nobody. */
export const askingRowOf = ({ operation }: Pick<Call, 'operation'>): AskingRowOf | null =>
  isAsking(operation) ? { operation, ...(rows[operation] as AnyRow) } : null
