/** The certificate centre in a process of its own, on the folder that it is given: what can be killed. */
import { startPortal } from '../sites/portal/portal.ts'

const [, , folder = '', port = '0'] = process.argv
const { origin } = await startPortal(null, { folder, port: Number(port) })
console.log(origin)
