/** One call of a page, as the background would take it: is it allowed, is it well formed, does the person agree. */
import { MohurError, type ErrorCode } from '../../shared/errors.ts'
import { isOperationName, operations, type PageOperation } from '../../shared/operations/index.ts'
import type { Operation } from '../../shared/operations/operation.ts'
import type { Scope } from '../../shared/scopes.ts'
import { paramsGate } from '../background/gates/params.ts'
import { answers } from './answers.ts'
import type { Answer, Conversation, Double } from './double.ts'

export interface Call {
  operation: unknown
  params: unknown
}

const hostFaults: Readonly<Record<Double['host'], ErrorCode | null>> = {
  ready: null,
  missing: 'HOST_MISSING',
  outdated: 'HOST_OUTDATED',
  newer: 'EXTENSION_OUTDATED',
}

/** @throws MohurError as the extension does */
export async function converse(
  { operation: name, params: given }: Call,
  double: Double,
  { progress, signal }: Omit<Conversation, 'takenOut'>,
): Promise<unknown> {
  const operation = pageOperation(name)
  const row: Operation = operations[operation]
  permit(row.permission, double)
  const { params } = paramsGate({ operation, given })
  const hostFault = hostFaults[double.host]
  if (row.runs === 'host' && hostFault) throw new MohurError(hostFault)
  const known = row.consent === 'allowOrigin' && isAllowed(params, double)
  const takenOut = row.consent && !known ? await consent({ operation, params }, double) : new Set<number>()
  signal.throwIfAborted()
  // Each answer takes the params that its own schema has let through.
  const answer = answers[operation] as Answer<PageOperation, unknown>
  return answer(params, double, { progress, signal, takenOut })
}

function pageOperation(name: unknown): PageOperation {
  if (!isOperationName(name) || !Object.hasOwn(answers, name)) throw new MohurError('UNKNOWN_OPERATION')
  return name as PageOperation
}

function permit(permission: Operation['permission'], { scopes }: Double): void {
  if (permission === 'none') return
  if (scopes.size === 0) throw new MohurError('NOT_ALLOWED')
  if (permission !== 'origin' && !scopes.has(permission)) throw new MohurError('NOT_ALLOWED', { scope: permission })
}

/** The person is asked once. */
const isAllowed = (params: object, { scopes }: Double): boolean =>
  scopes.size > 0 && ((params as { scopes?: Scope[] }).scopes ?? []).every(scope => scopes.has(scope))

/** Which documents the person took out. */
async function consent(
  asked: { operation: PageOperation; params: unknown },
  { person }: Double,
): Promise<ReadonlySet<number>> {
  const decision = await person(asked)
  if (decision === 'agree') return new Set()
  if (typeof decision === 'string') throw new MohurError(decision)
  return new Set(decision.takeOut)
}
