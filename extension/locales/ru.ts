/** All texts in Russian, and the names of the operations. */
import { care } from './ru/care.ts'
import { certificates } from './ru/certificates.ts'
import { common } from './ru/common.ts'
import { documents } from './ru/documents.ts'
import { errors } from './ru/errors.ts'
import { manager } from './ru/manager.ts'
import { objects } from './ru/objects.ts'
import { popup } from './ru/popup.ts'
import { prompt } from './ru/prompt.ts'
import { tokenPage } from './ru/token-page.ts'
import { tokens } from './ru/tokens.ts'
import type { OperationTexts, Texts } from './texts.ts'

const operations: OperationTexts = {
  status: 'Состояние расширения',
  connect: 'Разрешение для сайта',
  listTokens: 'Список токенов',
  watchTokens: 'Наблюдение за токенами',
  selectCertificate: 'Выбор сертификата',
  requestCertificate: 'Запрос на сертификат',
  installCertificate: 'Установка сертификата',
  sign: 'Подпись',
  verify: 'Проверка подписи',
  openTokenManager: 'Открытие управления токенами',
  listOrigins: 'Список сайтов',
  revokeOrigin: 'Отзыв разрешения',
  listModules: 'Список модулей',
  addModule: 'Добавление модуля',
  removeModule: 'Удаление модуля',
  readJournal: 'Журнал',
  diagnose: 'Проверка готовности',
  watchSlots: 'Список считывателей',
  readToken: 'Сведения о токене',
  readPrivateObjects: 'Вход',
  initializeToken: 'Инициализация',
  changePin: 'Смена PIN-кода',
  changeSoPin: 'Смена SO PIN',
  unblockPin: 'Разблокировка PIN-кода',
  renameToken: 'Переименование токена',
  importCertificates: 'Импорт сертификатов',
  deleteObject: 'Удаление',
  createDataObject: 'Запись объекта данных',
  createSecretKey: 'Создание секретного ключа',
  importKeyFile: 'Импорт файла с ключом',
  exportKeyFile: 'Сохранение ключа в файл',
  readmitModule: 'Возврат модуля',
  markRetired: 'Вывод сертификата из эксплуатации',
}

export const ru: Texts = {
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
