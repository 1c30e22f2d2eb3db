/** Kazakh: what journal and token manager call an operation. */
import type { OperationTexts } from '../text-tables.ts'

export const operations: OperationTexts = {
  requestCertificate: 'Сертификатқа сұраныс',
  renewCertificate: 'Сертификатты жаңарту',
  retireCertificate: 'Сертификатты қолдануды тоқтату',
  installCertificate: 'Сертификатты орнату',
  sign: 'Қолтаңба',
  authenticate: 'Сайтқа кіру',
  readPrivateObjects: 'Токенге кіру',
  initializeToken: 'Токенді дайындау',
  changePin: 'PIN-кодты өзгерту',
  changeSoPin: 'SO PIN-кодты өзгерту',
  unblockPin: 'PIN-кодты бұғаттан шығару',
  renameToken: 'Токеннің атын өзгерту',
  importCertificates: 'Сертификаттарды импорттау',
  deleteObject: 'Жою',
  createDataObject: 'Деректер нысанын жазу',
  createSecretKey: 'Құпия кілт жасау',
  importKeyFile: 'Кілт файлын импорттау',
  exportKeyFile: 'Кілтті файлға сақтау',
  markRetired: 'Сертификатты қолдану',
}
