/** All texts in Azerbaijani, and the names of the operations. */
import { care } from './az/care.ts'
import { certificates } from './az/certificates.ts'
import { common } from './az/common.ts'
import { documents } from './az/documents.ts'
import { errors } from './az/errors.ts'
import { manager } from './az/manager.ts'
import { objects } from './az/objects.ts'
import { popup } from './az/popup.ts'
import { prompt } from './az/prompt.ts'
import { tokenPage } from './az/token-page.ts'
import { tokens } from './az/tokens.ts'
import type { OperationTexts, Texts } from './texts.ts'

const operations: OperationTexts = {
  status: 'Genişlənmənin vəziyyəti',
  connect: 'Sayta icazə',
  listTokens: 'Daşıyıcıların siyahısı',
  watchTokens: 'Daşıyıcıların izlənməsi',
  selectCertificate: 'Sertifikat seçimi',
  requestCertificate: 'Sertifikat sorğusu',
  installCertificate: 'Sertifikatın quraşdırılması',
  sign: 'İmza',
  verify: 'İmzanın yoxlanması',
  openTokenManager: 'Daşıyıcıların idarəetməsinin açılması',
  listOrigins: 'Saytların siyahısı',
  revokeOrigin: 'İcazənin geri götürülməsi',
  listModules: 'Modulların siyahısı',
  addModule: 'Modulun əlavə edilməsi',
  removeModule: 'Modulun silinməsi',
  readJournal: 'Jurnal',
  diagnose: 'Hazırlığın yoxlanması',
  watchSlots: 'Oxuyucuların siyahısı',
  readToken: 'Daşıyıcı haqqında məlumat',
  readPrivateObjects: 'Giriş',
  initializeToken: 'Aktivləşdirmə',
  changePin: 'PİN kodun dəyişdirilməsi',
  changeSoPin: 'SO PIN-in dəyişdirilməsi',
  unblockPin: 'PİN kodun blokdan çıxarılması',
  renameToken: 'Daşıyıcının adının dəyişdirilməsi',
  importCertificates: 'Sertifikatların idxalı',
  deleteObject: 'Silinmə',
  createDataObject: 'Məlumat obyektinin yazılması',
  createSecretKey: 'Gizli açarın yaradılması',
  importKeyFile: 'Açar faylının idxalı',
  exportKeyFile: 'Açarın faylda saxlanması',
  readmitModule: 'Modulun yenidən qoşulması',
  markRetired: 'Sertifikatın istifadədən çıxarılması',
}

export const az: Texts = {
  common,
  operations,
  errors,
  certificates,
  tokens,
  documents,
  prompt,
  manager,
  popup,
  care,
  objects,
  tokenPage,
}
