/** Azerbaijani: what journal and token manager call an operation. */
import type { OperationTexts } from '../text-tables.ts'

export const operations: OperationTexts = {
  requestCertificate: 'Sertifikat sorğusu',
  renewCertificate: 'Sertifikatın yenilənməsi',
  retireCertificate: 'Sertifikatdan istifadənin dayandırılması',
  installCertificate: 'Sertifikatın quraşdırılması',
  sign: 'İmza',
  authenticate: 'Sayta giriş',
  readPrivateObjects: 'Daşıyıcıya giriş',
  initializeToken: 'Daşıyıcının hazırlanması',
  changePin: 'PİN kodun dəyişdirilməsi',
  changeSoPin: 'SO PIN kodunun dəyişdirilməsi',
  unblockPin: 'PİN kodun blokdan çıxarılması',
  renameToken: 'Daşıyıcının adının dəyişdirilməsi',
  importCertificates: 'Sertifikatların idxalı',
  deleteObject: 'Silinmə',
  createDataObject: 'Məlumat obyektinin yazılması',
  createSecretKey: 'Simmetrik açarın yaradılması',
  importKeyFile: 'Açar faylının idxalı',
  exportKeyFile: 'Açarın fayl kimi saxlanması',
  markRetired: 'Sertifikatdan istifadə',
}
