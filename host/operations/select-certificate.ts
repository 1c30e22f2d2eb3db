/** `selectCertificate`: what fits the page's filter is offered; the rest is marked and stays with the person. */
import { equalBytes } from '../../shared/bytes.ts'
import { readCertificate } from '../../shared/certificate.ts'
import { MohurError } from '../../shared/errors.ts'
import type { HostParams } from '../../shared/operations/index.ts'
import type { Candidate } from '../../shared/token.ts'
import { fingerprintOf } from '../digests.ts'
import { chainOf, openCandidates } from './candidates.ts'
import type { Handler } from './handler.ts'
import { withoutPin } from '../token/without-pin.ts'

export const selectCertificate: Handler<'selectCertificate'> = async (params, { ask }, { tokens }) => {
  const look = openCandidates(tokens)
  const offer = async (): Promise<Candidate[]> =>
    (await look(params.validAt)).filter(candidate => fits(candidate, params))
  const { answer, question } = await ask('selectCertificate', async () => ({
    candidates: await offer(),
    problem: null,
  }))
  const chosen = question.candidates.find(
    ({ token, fingerprint }) => token.id === answer.token && fingerprint === answer.certificate,
  )
  if (!chosen) throw new MohurError('TOKEN_REMOVED')
  if (chosen.obstacle) throw new MohurError(chosen.obstacle)
  return { certificate: chosen.certificate, chain: chainOf(chosen), token: withoutPin(chosen.token) }
}

type Filter = HostParams<'selectCertificate'>

function fits(candidate: Candidate, { issuers, policies, keyUsage }: Filter): boolean {
  const { certificate } = candidate
  const chain = chainOf(candidate)
  const facts = readCertificate(certificate)
  const above = [certificate, ...chain].map(der => readCertificate(der).issuerDer)
  const fingerprints = chain.map(fingerprintOf)
  const named = [...facts.policies, ...(facts.extendedKeyUsage ?? [])]
  return (
    (issuers ?? ['']).some(issuer =>
      typeof issuer === 'string'
        ? issuer === '' || fingerprints.includes(issuer)
        : above.some(name => equalBytes(name, issuer)),
    ) &&
    (policies ?? []).every(policy => named.includes(policy)) &&
    (keyUsage ?? []).every(usage => facts.keyUsage?.includes(usage) ?? true)
  )
}
