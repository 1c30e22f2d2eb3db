/** The table of views: one for each prompt that a person answers. */
import type { VNode } from 'preact'
import type { PromptName } from '../../../shared/prompts/index.ts'
import type { ViewProps } from '../view-props.ts'
import { AllowOrigin } from './allow-origin.tsx'
import { Authenticate } from './authenticate.tsx'
import { DeleteObject } from './delete-object.tsx'
import { EnterPin } from './enter-pin.tsx'
import { ExportKeyFile } from './export-key-file.tsx'
import { ImportKeyFile } from './import-key-file.tsx'
import { InitializeToken } from './initialize-token.tsx'
import { InstallCertificate } from './install-certificate.tsx'
import { RenewCertificate } from './renew-certificate.tsx'
import { RequestCertificate } from './request-certificate.tsx'
import { RetireCertificate } from './retire-certificate.tsx'
import { SelectCertificate } from './select-certificate.tsx'
import { SetPin } from './set-pin.tsx'
import { Sign } from './sign.tsx'

export const views: { [N in PromptName]: (props: ViewProps<N>) => VNode } = {
  allowOrigin: AllowOrigin,
  selectCertificate: SelectCertificate,
  renewCertificate: RenewCertificate,
  requestCertificate: RequestCertificate,
  retireCertificate: RetireCertificate,
  installCertificate: InstallCertificate,
  sign: Sign,
  authenticate: Authenticate,
  enterPin: EnterPin,
  setPin: SetPin,
  initializeToken: InitializeToken,
  deleteObject: DeleteObject,
  importKeyFile: ImportKeyFile,
  exportKeyFile: ExportKeyFile,
}
