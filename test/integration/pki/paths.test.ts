/** The matrix of certification paths, judged by OpenSSL beside us: where it differs, the row says why. */
import assert from 'node:assert/strict'
import { noDemands, type PolicyDemands } from '../../../host/pki/path/policy-graph.ts'
import { toPem } from '../../../shared/certificate-bundle.ts'
import { openssl } from '../../support/openssl.ts'
import { pathCases, type PathCase } from '../../support/path-cases/path-cases.ts'

const demanded = ({ acceptable, explicit, inhibitMapping, inhibitAny }: PolicyDemands): string =>
  [
    ...acceptable.map(policy => ` -policy ${policy}`),
    explicit ? ' -explicit_policy' : '',
    inhibitMapping ? ' -inhibit_map' : '',
    inhibitAny ? ' -inhibit_any' : '',
  ].join('')

async function opensslHolds({ make, demands }: PathCase): Promise<{ holds: boolean; output: string }> {
  const [leaf = '', ...above] = make().map(({ certificate }) => toPem('CERTIFICATE', certificate))
  const anchor = above.pop() ?? ''
  const flags = `-no-CAfile -no-CApath -auth_level 2 -policy_check -trusted root.pem${above.length > 0 ? ' -untrusted pool.pem' : ''}`
  const { status, output } = await openssl(`verify ${flags}${demanded({ ...noDemands, ...demands })} leaf.pem`, {
    'leaf.pem': leaf,
    'root.pem': anchor,
    'pool.pem': above.join(''),
  })
  return { holds: status === 0, output }
}

describe('certification paths and OpenSSL', () => {
  for (const [name, row] of Object.entries(pathCases)) {
    it(`${name}${row.opensslDiffers ? ` (differs: ${row.opensslDiffers})` : ''}`, async () => {
      const { holds, output } = await opensslHolds(row)
      assert.equal(holds, (row.reasons.length === 0) !== Boolean(row.opensslDiffers), output)
    })
  }
})
