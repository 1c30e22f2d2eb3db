/** One call of a page, as the background would take it: is it allowed, is it well formed, does the person agree. */
import { MohurError, type ErrorCode } from '../../shared/errors.ts'
import { isOperationName, operations, type PageOperation } from '../../shared/operations/index.ts'
import type { Operation } from '../../shared/operations/operation.ts'
import type { Scope } from '../../shared/scopes.ts'
import { paramsGate } from '../background/gates/params.ts'
import { answers } from './answers.ts'
import type { Answer, Conversation, Deviations, Double } from './double.ts'

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
  { progress, signal }: Omit<Conversation, keyof Deviations>,
): Promise<unknown> {
  const operation = pageOperation(name)
  const row: Operation = operations[operation]
  permit(row.permission, double)
  const { params } = paramsGate({ operation, given })
  const hostFault = hostFaults[double.host]
  if (row.runs === 'host' && hostFault) throw new MohurError(hostFault)
  const known = row.consent === 'allowOrigin' && isAllowed(params, double)
  const deviations = row.consent && !known ? await consent({ operation, params }, double, signal) : noDecision
  signal.throwIfAborted()
  // Each answer takes the params that its own schema has let through.
  const answer = answers[operation] as Answer<PageOperation, unknown>
  return answer(params, double, { progress, signal, ...deviations })
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

const noDecision: Deviations = { takenOut: new Set(), failing: new Map() }

/** What the person's decision changes of the request. */
async function consent(
  asked: { operation: PageOperation; params: unknown },
  { person }: Double,
  signal: AbortSignal,
): Promise<Deviations> {
  const givenUp = new Promise<never>((_, reject) =>
    signal.addEventListener('abort', () => reject(signal.reason as Error)),
  )
  const decision = await Promise.race([person(asked), givenUp])
  if (decision === 'agree') return noDecision
  if (typeof decision === 'string') throw new MohurError(decision)
  const failing = Object.entries(decision.fail ?? {}).map(([index, code]) => [Number(index), code] as const)
  return { takenOut: new Set(decision.takeOut), failing: new Map(failing) }
}
