/** One handler for each operation that runs in the host; a missing one does not compile. */
import type { HostOperation } from '../../shared/operations/index.ts'
import { addModule } from './add-module.ts'
import { diagnose } from './diagnose.ts'
import type { Handler } from './handler.ts'
import { installCertificate } from './install-certificate.ts'
import { listModules } from './list-modules.ts'
import { listTokens } from './list-tokens.ts'
import { readJournal } from './read-journal.ts'
import { removeModule } from './remove-module.ts'
import { requestCertificate } from './request-certificate.ts'
import { selectCertificate } from './select-certificate.ts'
import { sign } from './sign.ts'
import { verify } from './verify.ts'
import { watchTokens } from './watch-tokens.ts'

export const handlers: { [N in HostOperation]: Handler<N> } = {
  addModule,
  diagnose,
  installCertificate,
  listModules,
  listTokens,
  readJournal,
  removeModule,
  requestCertificate,
  selectCertificate,
  sign,
  verify,
  watchTokens,
}
