/** All texts in Kazakh, and the names of the operations. */
import { certificates } from './kk/certificates.ts'
import { common } from './kk/common.ts'
import { documents } from './kk/documents.ts'
import { errors } from './kk/errors.ts'
import { manager } from './kk/manager.ts'
import { popup } from './kk/popup.ts'
import { prompt } from './kk/prompt.ts'
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
}

export const kk: Texts = { common, operations, errors, certificates, tokens, documents, prompt, manager, popup }
