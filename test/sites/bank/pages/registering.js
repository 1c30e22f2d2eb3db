/** What is left of a registration, whatever was done of it before: key and request, certificate, installation. */
import { connect } from '/mohur/client.js'
import { exchange, fromBase64, toBase64 } from '/common/exchange.js'
import { signRequest } from './sign-request.js'

/** What leads on from each status. */
const stages = { confirmed: requestKey, requested: certify, certified: install }

/** `initial`: certificate and key out of the key file; `told({ registration, stage, seconds })`. @throws MohurError, or the bank's refusal */
export async function finishRegistration({ initial, signal, told }) {
  const mohur = await connect({ scopes: ['tokens', 'request'] })
  let reached = await exchange('/api/registration')
  while (stages[reached.status]) {
    const { status } = reached
    told({ registration: reached, stage: status, seconds: 0 })
    reached = await stages[status](reached, { mohur, initial, signal, told })
  }
  told({ registration: reached, stage: reached.status, seconds: 0 })
}

/** Under the same reference Mohur gives the same request again: no second key. */
async function requestKey({ userId, subject, place }, { mohur, initial, signal, told }) {
  if (!initial) throw Object.assign(new Error('the key file is needed'), { code: 'KEY_FILE_NEEDED' })
  const wanted = {
    subject,
    key: { algorithm: place.algorithm },
    extensions: { extendedKeyUsage: ['1.3.6.1.5.5.7.3.2', '1.3.6.1.5.5.7.3.4'] },
    token: place.token,
    reference: userId,
  }
  const onProgress = ({ elapsedMs }) => told({ stage: 'confirmed', seconds: Math.round(elapsedMs / 1000) })
  const { request } = await mohur.requestCertificate(wanted, { signal, onProgress })
  return exchange('/api/registration/request', { signed: toBase64(await signRequest(initial, request)) })
}

function certify() {
  return exchange('/api/registration/certificate', {})
}

async function install({ bundle }, { mohur, signal }) {
  await mohur.installCertificate({ certificates: [fromBase64(bundle)] }, { signal })
  return exchange('/api/registration/installed', {})
}
