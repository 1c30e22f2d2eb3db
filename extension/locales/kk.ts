/** All texts in Kazakh, and the names of the operations. */
import { care } from './kk/care.ts'
import { certificates } from './kk/certificates.ts'
import { common } from './kk/common.ts'
import { documents } from './kk/documents.ts'
import { errors } from './kk/errors.ts'
import { manager } from './kk/manager.ts'
import { objects } from './kk/objects.ts'
import { popup } from './kk/popup.ts'
import { prompt } from './kk/prompt.ts'
import { tokenPage } from './kk/token-page.ts'
import { tokens } from './kk/tokens.ts'
import type { OperationTexts, Texts } from './texts.ts'

const operations: OperationTexts = {
  status: 'Кеңейтімнің күйі',
  connect: 'Сайтқа рұқсат беру',
  listTokens: 'Токендер тізімі',
  watchTokens: 'Токендерді бақылау',
  selectCertificate: 'Сертификат таңдау',
  requestCertificate: 'Сертификатқа сұраныс',
  installCertificate: 'Сертификат орнату',
  sign: 'Қолтаңба',
  verify: 'Қолтаңбаны тексеру',
  openTokenManager: 'Токендерді басқаруды ашу',
  listOrigins: 'Сайттар тізімі',
  revokeOrigin: 'Рұқсатты қайтарып алу',
  listModules: 'Модульдер тізімі',
  addModule: 'Модуль қосу',
  removeModule: 'Модульді жою',
  readJournal: 'Журнал',
  diagnose: 'Дайындықты тексеру',
  watchSlots: 'Оқу құрылғыларының тізімі',
  readToken: 'Токен туралы мәліметтер',
  readPrivateObjects: 'Кіру',
  initializeToken: 'Форматтау',
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
  readmitModule: 'Модульді қайта қосу',
  markRetired: 'Сертификатты қолданыстан шығару',
}

export const kk: Texts = {
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
