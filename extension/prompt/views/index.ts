/** The table of views: one for each prompt that a person answers. */
import type { VNode } from 'preact'
import type { PromptName } from '../../../shared/prompts/index.ts'
import type { ViewProps } from '../view-props.ts'
import { AllowOrigin } from './allow-origin.tsx'
import { ChangePin } from './change-pin.tsx'
import { ChangeSoPin } from './change-so-pin.tsx'
import { DeleteObject } from './delete-object.tsx'
import { EnterPin } from './enter-pin.tsx'
import { ExportKeyFile } from './export-key-file.tsx'
import { ImportKeyFile } from './import-key-file.tsx'
import { InitializeToken } from './initialize-token.tsx'
import { InstallCertificate } from './install-certificate.tsx'
import { RequestCertificate } from './request-certificate.tsx'
import { SelectCertificate } from './select-certificate.tsx'
import { Sign } from './sign.tsx'
import { UnblockPin } from './unblock-pin.tsx'

export const views: { [N in PromptName]: (props: ViewProps<N>) => VNode } = {
  allowOrigin: AllowOrigin,
  selectCertificate: SelectCertificate,
  requestCertificate: RequestCertificate,
  installCertificate: InstallCertificate,
  sign: Sign,
  enterPin: EnterPin,
  changePin: ChangePin,
  changeSoPin: ChangeSoPin,
  unblockPin: UnblockPin,
  initializeToken: InitializeToken,
  deleteObject: DeleteObject,
  importKeyFile: ImportKeyFile,
  exportKeyFile: ExportKeyFile,
}
