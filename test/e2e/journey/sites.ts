/** The certificate centre and the bank that accepts its certificates. */
import { startBank } from '../../sites/bank/bank.ts'
import { createAuthority, type Authority } from '../../sites/portal/authority/authority.ts'
import type { SignatureCard } from '../../sites/bank/signature-card.ts'
import { addressesAt, startPortal, type Portal } from '../../sites/portal/portal.ts'
import type { Site } from '../../sites/site.ts'

export interface Sites {
  authority: Authority
  portal: Portal
  bank: Site
  close: () => Promise<void>
}

export async function startSites(payments = 5, card: SignatureCard = null): Promise<Sites> {
  const authority = await createAuthority()
  const portal = await startPortal(authority)
  const { ocsp, list } = addressesAt(portal.origin)
  const bank = await startBank({
    authorities: authoritiesOf(authority),
    revocation: { ocsp, list },
    centre: portal.partner,
    centreAddress: portal.origin,
    card,
    payments,
  })
  return {
    authority,
    portal,
    bank,
    close: async () => {
      await Promise.all([portal.close(), bank.close()])
    },
  }
}

/** DER: root, policy, issuing. */
export const authoritiesOf = ({ root, policy, issuing }: Authority): Uint8Array[] => [root, policy, issuing]
